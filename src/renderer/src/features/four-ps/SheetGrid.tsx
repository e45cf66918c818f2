import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Output } from '../../../../shared/contract';
import type { FourPsOption } from '../../../../shared/contract/four-ps';
import { FOUR_P_IDS } from '../../../../shared/domain/four-ps';
import { usePeriod } from '../../frame/period';
import { periodName } from '../../format';
import { Badge, cx, IconButton, InlineEdit } from '../../ui';
import { useCommentsLine } from '../comments';
import { AboutSheet } from './AboutSheet';
import { Economics } from './Economics';
import { Evidence } from './Evidence';
import styles from './four-ps.module.css';
import { MakeCampaign } from './MakeCampaign';
import { isNewest } from './newest';
import { OwnerMenu } from './OwnerMenu';
import { PCell, showWhole } from './PCell';
import { type Sheet, useSheetWrites } from './useSheet';
import { belowCost, letterOf } from './words';

const OptionHead = ({ sheet, option, index }: { sheet: Sheet; option: FourPsOption; index: number }) => {
  const alone = sheet.options.length === 1;
  const writes = useSheetWrites();
  const { button, comments } = useCommentsLine({ entity: 'option', id: option.id, of: `option ${option.name}` });
  const under = belowCost(option.economics);
  return (
    <th scope="col" className={styles.cell}>
      <div className={styles.headCell} onFocus={showWhole}>
        <div className="row">
          <Badge tone="line">{letterOf(index)}</Badge>
          <span className={styles.name}>
            <InlineEdit
              kind="text"
              bare
              needed
              label={`Name of option ${letterOf(index)}`}
              value={option.name}
              onSave={(name) => writes.option.mutateAsync({ id: option.id, name })}
            />
          </span>
          <OwnerMenu
            of={`option ${option.name}`}
            owner={option.owner}
            onChoose={(ownerId) => writes.option.mutate({ id: option.id, ownerId })}
          />
          {button}
        </div>
        <div className={styles.step}>
          <MakeCampaign sheet={sheet} option={option} />
          {!alone && (
            <IconButton
              small
              icon={IconX}
              label={`Remove option ${option.name}`}
              onClick={() => writes.removeOption.mutate({ id: option.id })}
            />
          )}
        </div>
        {under.length > 0 && (
          <Badge
            tone="warn"
            shape="triangle"
            title={`What is left of the price does not pay for a unit: ${under.join(', ')}`}
          >
            Price below cost
          </Badge>
        )}
        {comments}
      </div>
    </th>
  );
};

/** The four Ps by option: a grid that Tab walks through cell by cell. */
export const SheetGrid = ({ sheet, evidence }: { sheet: Sheet; evidence: Output<'four-ps.evidence'> | undefined }) => {
  const { period } = usePeriod();
  const { sheet: about, options } = sheet;
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (isNewest(about.id)) table.current?.querySelector('textarea')?.focus();
  }, [about.id]);
  return (
    <table ref={table} className={styles.sheet} aria-label={`Four Ps of ${about.name}`}>
      <thead>
        <tr>
          <th scope="col" className={cx(styles.cell, styles.label)}>
            <AboutSheet sheet={sheet} />
          </th>
          {options.map((option, index) => (
            <OptionHead key={option.id} sheet={sheet} option={option} index={index} />
          ))}
        </tr>
      </thead>
      <tbody>
        {FOUR_P_IDS.map((p) => (
          <tr key={p}>
            <th scope="row" className={cx(styles.cell, styles.label)}>
              <div className={styles.headCell}>
                <Evidence p={p} evidence={evidence} when={periodName(period)} />
              </div>
            </th>
            {options.map((option) => (
              <PCell key={option.id} p={p} option={option} />
            ))}
          </tr>
        ))}
        <Economics sheet={sheet} />
      </tbody>
    </table>
  );
};
