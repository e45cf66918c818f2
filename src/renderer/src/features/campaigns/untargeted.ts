import type { SheetColumn } from '../../../../shared/domain/sheet';

/** A campaign's name where only text can stand: says that it serves no target. */
export const markedName = (name: string, untargeted: boolean): string => (untargeted ? `${name} · no target` : name);

/** Campaigns as the choices of a list. */
export const campaignOptions = (
  campaigns: readonly { id: string; name: string; untargeted: boolean }[],
): { value: string; label: string }[] =>
  campaigns.map(({ id, name, untargeted }) => ({ value: id, label: markedName(name, untargeted) }));

/** What a table with campaigns says of them when it is copied or written out; `untargeted` is null where a row has no campaign. */
export const servesTarget = <Row>(untargeted: (row: Row) => boolean | null): SheetColumn<Row> => ({
  name: 'Serves a target',
  value: (row) => {
    const without = untargeted(row);
    return without === null ? null : without ? 'no' : 'yes';
  },
});
