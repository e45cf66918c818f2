import { TandemError } from '../../../shared/contract/errors';
import { BROUGHT_KINDS } from '../../../shared/domain/brought';
import { FORMAT_IDS } from '../../../shared/contract/imports';
import type { ServiceOf } from '../context';
import { batchOf } from '../store/repositories/batches';
import { changeOfBrought, countBrought, listBrought } from '../store/repositories/brought';
import { inWords } from '../transfer/import/describe';
import { settingsOf } from './settings';

/** What one import brought: its very rows, new and updated. */
export const broughtService: ServiceOf<'brought'> = {
  'brought.list': async ({ batch, kind: asked, q = '', limit, offset }, context) => {
    const from = await batchOf(context.store.read, batch);
    if (!from) throw new TandemError('not-found', `There is no import ${batch}.`);
    const driver = context.store.readDriver;
    const { currency } = await settingsOf(context);
    const text = q.trim();
    const kinds = countBrought(driver, batch, BROUGHT_KINDS);
    const kind = asked ?? kinds[0]?.kind ?? null;
    const shown = kind === null ? undefined : countBrought(driver, batch, [kind], text)[0];
    const rows = shown === undefined ? [] : listBrought(driver, batch, shown, { text, limit, offset });
    return {
      file: from.file,
      format: FORMAT_IDS.find((id) => id === from.format) ?? 'order-lines',
      at: from.at,
      undone: from.undone_at !== null,
      kinds,
      kind,
      total: shown === undefined ? 0 : shown.made + shown.changed,
      rows: rows.map(({ gone, fresh, ...row }) => ({
        ...row,
        is: gone === 1 ? 'removed' : fresh === 1 ? 'new' : 'updated',
        changes:
          fresh === 1 || shown === undefined
            ? []
            : inWords(
                { driver, currency: row.currency ?? currency },
                changeOfBrought(driver, batch, shown.kind, row.id),
              ).filter((change) => change.before !== change.after),
      })),
    };
  },
};
