import type { PersonRef } from '../../../../shared/contract/common';
import { blockOfChannel, type SignedBlock } from '../../../../shared/domain/report-blocks';
import type { ReadDb } from '../../store/dialect';
import { listPeople, refOf } from '../../store/repositories/people';
import { reportChannels } from '../../store/repositories/reports';

export type SectionPlace = {
  id: string;
  name: string;
  block: SignedBlock;
  owners: PersonRef[];
  channelKey: number | null;
};

const MARKETING: ReadonlySet<string> = new Set(['marketing', 'both']);
const SALES: ReadonlySet<string> = new Set(['sales', 'both']);

/** Those of one half of the company; founders of both where a half has nobody of its own. */
export const halfOf = (people: readonly PersonRef[], side: 'sales' | 'marketing'): PersonRef[] => {
  const own = people.filter((person) => person.side === side);
  const either = side === 'sales' ? SALES : MARKETING;
  return own.length > 0 ? own : people.filter((person) => either.has(person.side));
};

/** Every section that somebody writes and signs: the channels with who owns them, then the two halves. */
export const sectionPlaces = async (db: ReadDb): Promise<SectionPlace[]> => {
  const people = (await listPeople(db)).map(refOf);
  const channels = (await reportChannels(db)).filter((row) => row.level === 'account' && row.removed === 0);
  const half = (side: 'sales' | 'marketing', name: string): SectionPlace => ({
    id: side,
    name,
    block: side,
    owners: halfOf(people, side),
    channelKey: null,
  });
  return [
    ...channels.map((row) => ({
      id: row.id,
      name: row.name,
      block: blockOfChannel(row.type),
      owners: people.filter((person) => person.id === row.owner_id),
      channelKey: row.key,
    })),
    half('sales', 'Sales'),
    half('marketing', 'Marketing'),
  ];
};
