import { Link } from '@tanstack/react-router';
import type { Input } from '../../../../shared/contract';
import type { AccountRow } from '../../../../shared/contract/customers';
import { useRead, useWorkspace, useWrite } from '../../api';
import { Button } from '../../ui';
import { type CareList, successPipeline } from './words';

const WORDS: Record<CareList, { title: string; step: string; stage: string }> = {
  'at-risk': { title: 'At risk', step: 'Call and ask', stage: 'at risk' },
  due: { title: 'Reorder', step: 'Ask for the next order', stage: 'healthy' },
  renewals: { title: 'Renewal', step: 'Talk about the renewal', stage: 'renewal due' },
};

/** The open deal that looks after this company, or one click to make it. */
export const CareDeal = ({ row, list }: { row: AccountRow; list: CareList }) => {
  const { today } = useWorkspace();
  const pipelines = useRead('pipelines.list', {});
  const words = WORDS[list];
  const create = useWrite('deals.create', { done: () => `Made a deal with ${row.who.name}` });
  const pipeline = successPipeline(pipelines.data ?? []);
  if (row.deal) {
    const { id, name } = row.deal;
    return (
      <Link
        className="cut open"
        to="/pipeline"
        search={(old) => ({ period: old.period, deal: id })}
        onClick={(event) => event.stopPropagation()}
        title={name}
      >
        {name}
      </Link>
    );
  }
  const make = (): void => {
    if (!pipeline) return;
    const stage =
      pipeline.stages.find((one) => one.name.toLowerCase() === words.stage) ??
      pipeline.stages.find((one) => one.kind === 'open');
    const input: Input<'deals.create'> = {
      title: words.title,
      company: row.who.name,
      pipelineId: pipeline.id,
      ...(stage ? { stageId: stage.id } : {}),
      ...(row.owner ? { ownerId: row.owner.id } : {}),
      nextStep: words.step,
      nextStepKind: 'call',
      nextStepDay: today,
      ...(list === 'renewals' ? { expectedClose: row.renewalDay } : {}),
    };
    create.mutate(input);
  };
  return (
    <Button
      small
      waits={pipeline ? null : 'There is no pipeline yet'}
      onClick={(event) => {
        event.stopPropagation();
        make();
      }}
    >
      Make a deal
    </Button>
  );
};
