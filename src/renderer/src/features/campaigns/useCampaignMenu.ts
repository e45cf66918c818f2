import { IconCalendar, IconEye, IconTrash } from '@tabler/icons-react';
import type { CampaignRow } from '../../../../shared/contract/campaigns';
import {
  CAMPAIGN_STATUS_IDS,
  CAMPAIGN_STATUSES,
  moveSpan,
  type Span,
  stretchSpan,
} from '../../../../shared/domain/campaigns';
import { sentence, useWorkspace, useWrite } from '../../api';
import { daySpan } from '../../format';
import { type MenuItem, showError } from '../../ui';
import { removeCampaign, saveCampaign } from './saveCampaign';

type Moved = Pick<CampaignRow, 'id' | 'name' | 'code' | 'ends'>;

/** What can be done with a campaign from any list: everything that dragging does stands here as well. */
export const useCampaignMenu = (onOpen: (id: string) => void) => {
  const { today } = useWorkspace();
  const update = useWrite('campaigns.update', {
    done: (_output, { starts, ends }) =>
      starts && ends
        ? `Moved to ${daySpan(starts, ends)}`
        : starts
          ? `Starts ${daySpan(starts, starts)}`
          : 'Changed the campaign',
  });
  const remove = useWrite('campaigns.remove', { done: () => 'Removed the campaign' });
  const redate = (row: Moved, days: { starts: string; ends?: string }, failed?: () => void): void =>
    void saveCampaign(row, { id: row.id, ...days }, update.mutateAsync).then(
      (made) => {
        if (!made) failed?.();
      },
      (error: unknown) => {
        failed?.();
        // A change without a look at orders says by itself why it was refused.
        if (row.code !== '') showError(sentence(error));
      },
    );
  const move = (row: Moved, span: Span, failed?: () => void): void =>
    // A campaign without a last day keeps on without one.
    redate(row, { starts: span.starts, ...(row.ends === null ? {} : { ends: span.ends }) }, failed);
  const take = (row: CampaignRow): void =>
    void removeCampaign(row, remove.mutateAsync).catch((error: unknown) => {
      if (row.code !== '') showError(sentence(error));
    });
  const menuOf = (row: CampaignRow): MenuItem[] => {
    const span = row.starts === null ? null : { starts: row.starts, ends: row.ends ?? row.starts };
    const shift = (label: string, to: Span | null): MenuItem => ({
      label,
      disabled: to === null,
      onSelect: () => to && move(row, to),
    });
    return [
      { label: 'Open', icon: IconEye, onSelect: () => onOpen(row.id) },
      { heading: 'Move' },
      ...(span === null
        ? [{ label: 'Starts today', icon: IconCalendar, onSelect: () => redate(row, { starts: today }) }]
        : [
            shift('A week earlier', moveSpan(span, -7)),
            shift('A week later', moveSpan(span, 7)),
            shift('A day earlier', moveSpan(span, -1)),
            shift('A day later', moveSpan(span, 1)),
            { heading: 'Stretch' },
            shift('Start a week earlier', stretchSpan(span, 'start', -7)),
            shift('Start a week later', row.ends === null ? moveSpan(span, 7) : stretchSpan(span, 'start', 7)),
            shift('End a week earlier', row.ends === null ? null : stretchSpan(span, 'end', -7)),
            shift('End a week later', row.ends === null ? null : stretchSpan(span, 'end', 7)),
          ]),
      { heading: 'Status' },
      ...CAMPAIGN_STATUS_IDS.map((status) => ({
        label: CAMPAIGN_STATUSES[status],
        checked: row.status === status,
        onSelect: () => update.mutate({ id: row.id, status }),
      })),
      'line',
      { label: 'Remove', icon: IconTrash, danger: true, onSelect: () => take(row) },
    ];
  };
  return { move, menuOf, update };
};
