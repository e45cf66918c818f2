import { addDays } from '../../../../shared/domain/day';
import { fold, productKey } from '../../../../shared/domain/text';
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

/** As a retailer's portal spells it. */
const PRODUCT = { sku: 'HV ADM 150', name: 'Air Dry Mousse', line: '', price_minor: 2400, cost_minor: null };

/** Records that stand twice, as in every list that several people keep. */
export const putDuplicates = async (db: WriteDb, scene: DealScene): Promise<void> => {
  await db
    .insertInto('products')
    .values({ id: scene.newId(), natural_key: productKey(PRODUCT.sku, PRODUCT.name), deleted_at: null, ...PRODUCT })
    .execute();
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
