import { Fragment, type ReactNode } from 'react';
import type { MetricValue } from '../../../../shared/contract/metrics';
import type { InvestorReport, UpdateBlock } from '../../../../shared/contract/reports';
import { STANDARD_BLOCKS } from '../../../../shared/domain/investor';
import { useSheet } from '../context';
import { Chapter } from '../parts';
import { InShort, KeyFigures, Vision, VisionAndShort } from './Cover';
import { Customers } from './Customers';
import { Mix, Trend } from './Mix';
import { Efficiency, Pipeline } from './Pipeline';
import { Targets } from './Targets';
import { Asks, FreeText, isSide, Runway, Sides, Team, Thanks } from './Words';

type Kind = UpdateBlock['kind'];

const known = (value: MetricValue): boolean => value.value !== null;

/** Which figures the data speaks of. */
const speaks = ({ net, sales, funnel, marketing, customers }: InvestorReport) => ({
  sales: known(net.value),
  customers: customers.some(({ value }) => known(value)),
  pipeline:
    sales.open.count > 0 ||
    funnel.length > 0 ||
    sales.figures.some(({ value }) => value.value !== null && value.value !== 0),
  marketing: marketing.campaigns.length > 0 || marketing.figures.some(({ value }) => known(value)),
});

const NEEDS: Partial<Record<Kind, keyof ReturnType<typeof speaks>>> = {
  targets: 'sales',
  trend: 'sales',
  mix: 'sales',
  customers: 'customers',
  pipeline: 'pipeline',
  marketing: 'marketing',
};
const NAMES = {
  sales: 'Net sales, channels and products',
  customers: 'Customers',
  pipeline: 'Pipeline',
  marketing: 'Marketing',
};

/** The shown blocks that have something to say, and why the others have not. */
export const toldBlocks = (report: InvestorReport) => {
  const has = speaks(report);
  const shown = report.blocks.filter((block) => !block.hidden);
  const told = shown.filter((block) => {
    const need = NEEDS[block.kind];
    return need === undefined || has[need];
  });
  const why = {
    sales: report.net.value.reason,
    customers: report.customers[0]?.value.reason ?? null,
    pipeline: 'There are no leads and no deals yet.',
    marketing: report.marketing.figures[0]?.value.reason ?? null,
  };
  const needs = new Set(shown.filter((block) => !told.includes(block)).flatMap((block) => NEEDS[block.kind] ?? []));
  const missing = [...needs].map((need) => ({
    what: NAMES[need],
    why: why[need] ?? 'There is nothing to show yet.',
  }));
  return { told, missing };
};

/** Whether blocks stand in the order that their pages were drawn for: only then do chapters open pages. */
const asDrawn = (blocks: readonly UpdateBlock[]): boolean => {
  const places = blocks.flatMap((block) => {
    const at = STANDARD_BLOCKS.indexOf(block.kind);
    return at < 0 ? [] : [at];
  });
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
};

const COVER: ReadonlySet<Kind> = new Set(['headline', 'vision', 'kpis']);

/** How many of the first blocks stand on the cover. */
export const coverCount = (blocks: readonly UpdateBlock[]): number => {
  const at = blocks.findIndex((block) => !COVER.has(block.kind));
  return at < 0 ? blocks.length : at;
};

/** Blocks that are drawn together: vision beside the summary, highlights beside lowlights. */
const grouped = (blocks: readonly UpdateBlock[]): UpdateBlock[][] => {
  const groups: UpdateBlock[][] = [];
  const beside = (kind: Kind): string =>
    isSide(kind) ? 'sides' : kind === 'headline' || kind === 'vision' ? 'top' : '';
  for (const block of blocks) {
    const last = groups.at(-1);
    const own = beside(block.kind);
    if (last?.[0] && last.length < 2 && own !== '' && beside(last[0].kind) === own) last.push(block);
    else groups.push([block]);
  }
  return groups;
};

/** What people wrote is followed by the way to its editor, in the window. */
const Picks = ({ of }: { of: readonly UpdateBlock[] }) => {
  const { pick } = useSheet();
  return pick ? (
    <div className="picks">
      {of.map((block) => (
        <Fragment key={block.id}>{pick(block)}</Fragment>
      ))}
    </div>
  ) : null;
};

/** The blocks in their order. With a target, and in the order as drawn, chapters open pages; else they follow each other. */
export const Blocks = ({ report, blocks }: { report: InvestorReport; blocks: readonly UpdateBlock[] }) => {
  const drawn = asDrawn(report.blocks.filter((block) => !block.hidden));
  const page = report.pace !== null && drawn;
  // What people say of the targets fills their page: the weeks then begin the next one, and what follows joins them.
  const calls = (report.story?.calls.length ?? 0) > 0;
  const draw = (block: UpdateBlock, beside: UpdateBlock | undefined): ReactNode => {
    const own = { report, block };
    switch (block.kind) {
      case 'headline':
        return beside ? <VisionAndShort report={report} vision={beside} short={block} /> : <InShort {...own} />;
      case 'vision':
        return beside ? <VisionAndShort report={report} vision={block} short={beside} /> : <Vision {...own} />;
      case 'kpis':
        return <KeyFigures report={report} />;
      case 'highlights':
      case 'lowlights':
        return <Sides blocks={beside ? [block, beside] : [block]} />;
      case 'targets':
        return <Targets report={report} page={drawn} />;
      case 'trend':
        return <Trend report={report} page={drawn} />;
      case 'mix':
        return <Mix report={report} page={page && !calls} />;
      case 'customers':
        return <Customers report={report} page={page && !calls} />;
      case 'pipeline':
        return <Pipeline report={report} />;
      case 'marketing':
        return <Efficiency report={report} page={page} />;
      case 'team':
        return <Team {...own} />;
      case 'runway':
        return <Runway {...own} />;
      case 'asks':
        return <Asks {...own} />;
      case 'thanks':
        return <Thanks {...own} />;
      case 'text':
        return <FreeText {...own} />;
    }
  };
  return (
    <>
      {grouped(blocks).map((group) => {
        const [block, beside] = group;
        return (
          block && (
            <Fragment key={block.id}>
              <Picks of={group} />
              {draw(block, beside)}
            </Fragment>
          )
        );
      })}
    </>
  );
};

/** What is missing is named with its reason, instead of being an empty page. */
export const Missing = ({ missing }: { missing: readonly { what: string; why: string }[] }) =>
  missing.length === 0 ? null : (
    <section className="keep">
      <div className="gap3" />
      <Chapter subject="Not in this update" finding="What this update does not speak of" />
      <ul className="pts">
        {missing.map(({ what, why }) => (
          <li key={what}>
            <b>{what}</b>
            {why}
          </li>
        ))}
      </ul>
    </section>
  );
