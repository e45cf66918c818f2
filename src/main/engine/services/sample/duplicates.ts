import { addDays } from '../../../../shared/domain/day';
import { fold } from '../../../../shared/domain/text';
import type { WriteDb } from '../../store/dialect';
import type { DealScene } from './deals';

/** What came in twice: by its full name from a trade show's list, and with a slip of the keys. */
const COMPANIES = [
  { name: 'Bellamy Group Inc.', kind: '', domain: 'bellamygroup.example', address: '18 Exeter Street, Boston' },
  { name: 'Coper Comb', kind: 'salon', domain: '', address: '' },
];
const CONTACTS = [
  { name: 'Bellamy, Dario', email: 'dario.bellamy+shows@bellamygroup.example', phone: '+1 617 555 0142', at: 0 },
  { name: 'Mae Holloway', email: 'mae@copercomb.example', phone: '', at: 1 },
];

/** Records that stand twice, as in every list that several people keep. */
export const putDuplicates = async (db: WriteDb, scene: DealScene): Promise<void> => {
  const keys: number[] = [];
  for (const company of COMPANIES) {
    const { key } = await db
      .insertInto('companies')
      .values({
        id: scene.newId(),
        natural_key: fold(company.name),
        country: 'United States',
        notes: company.address === '' ? '' : 'Card from the trade show.',
        deleted_at: null,
        ...company,
      })
      .returning('key')
      .executeTakeFirstOrThrow();
    keys.push(key);
  }
  for (const { at, ...contact } of CONTACTS)
    await db
      .insertInto('contacts')
      .values({
        id: scene.newId(),
        company_key: keys[at] ?? null,
        natural_key: contact.email,
        opt_in: at === 0 ? 'no' : null,
        opted_out_on: at === 0 ? addDays(scene.world.story.today, -9) : null,
        tags: '',
        deleted_at: null,
        ...contact,
      })
      .execute();
};
