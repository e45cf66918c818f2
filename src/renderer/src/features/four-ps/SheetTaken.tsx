import type { FourPsOption } from '../../../../shared/contract/four-ps';
import { FOUR_P_IDS, FOUR_PS } from '../../../../shared/domain/four-ps';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { monthAndYear } from '../../format';
import { TakenAs } from '../../ui';
import type { Sheet } from './useSheet';
import { letterOf } from './words';

type OptionLine = { option: FourPsOption; line: FourPsOption['lines'][number] };

const OPTION: readonly SheetColumn<FourPsOption>[] = [
  { name: 'Letter', value: (_option, index) => letterOf(index) },
  { name: 'Option', value: (option) => option.name },
  { name: 'Owner', value: (option) => option.owner?.name },
  { name: 'Campaign', value: (option) => option.campaign?.name },
  ...FOUR_P_IDS.map((p) => ({
    name: FOUR_PS[p].name,
    value: ({ points }: FourPsOption) =>
      points
        .filter((point) => point.p === p && point.text !== '')
        .map(({ prompt, text }) => `${prompt}: ${text}`)
        .join('\n'),
  })),
  { name: 'Units', value: ({ economics }) => economics.units },
  { name: 'Revenue', value: ({ economics }) => ({ minor: economics.revenueMinor }) },
  { name: 'Gross margin', value: ({ economics }) => ({ minor: economics.grossMarginMinor }) },
  { name: 'Contribution', value: ({ economics }) => ({ minor: economics.contributionMinor }) },
  { name: 'Fixed cost', value: ({ economics }) => ({ minor: economics.fixedMinor }) },
  { name: 'Net', value: ({ economics }) => ({ minor: economics.netMinor }) },
  { name: 'Units to break even', value: ({ economics }) => economics.breakEvenUnits.value },
  { name: 'Weeks to pay back', value: ({ economics }) => economics.paybackWeeks.value },
  { name: 'CAC', value: ({ economics }) => ({ minor: economics.cacMinor.value }) },
];

const LINE: readonly SheetColumn<OptionLine>[] = [
  { name: 'Option', value: ({ option }) => option.name },
  { name: 'Channel', value: ({ line }) => line.name },
  { name: 'Price', value: ({ line }) => ({ minor: line.priceMinor }) },
  { name: 'Discount', value: ({ line }) => line.discount },
  { name: 'Channel keeps', value: ({ line }) => line.channelShare },
  { name: 'Unit cost', value: ({ line }) => ({ minor: line.unitCostMinor }) },
];

/** A worksheet's grid of options, and their prices and units by month, as the tables they can be taken along as. */
export const SheetTaken = ({ sheet }: { sheet: Sheet }) => (
  <>
    <TakenAs label={`Options of ${sheet.sheet.name}`} columns={OPTION} rows={sheet.options} />
    <TakenAs
      label="Prices and units"
      columns={[
        ...LINE,
        ...sheet.months.map((month) => ({
          name: monthAndYear(`${month}-01`),
          value: ({ line }: OptionLine) => line.units[month],
        })),
      ]}
      rows={sheet.options.flatMap((option) => option.lines.map((line) => ({ option, line })))}
    />
  </>
);
