import type { Input } from '../../../../shared/contract';
import { useWorkspace, useWrite } from '../../api';
import { currencyChoices, MONTH_CHOICES, timeZoneChoices, WEEKDAY_CHOICES } from '../../format';
import { Card, InlineEdit } from '../../ui';
import { Setting } from './Setting';

const REFUNDS = [
  { value: 'processed', label: 'The day it was processed' },
  { value: 'order', label: 'The day of the order' },
];

/** The company, its calendar and how it counts. */
export const CompanySection = () => {
  const workspace = useWorkspace();
  const update = useWrite('workspace.update', { quiet: true });
  const save = (part: Input<'workspace.update'>) => update.mutateAsync(part);
  return (
    <>
      <Card title="Company">
        <Setting name="Name">
          <InlineEdit
            kind="text"
            label="Company name"
            needed
            value={workspace.name}
            onSave={(name) => save({ name })}
          />
        </Setting>
        <Setting
          name="Vision"
          hint="Stands in the investor update of a period whose targets have no vision of their own."
        >
          <InlineEdit
            kind="text"
            multiline
            about=""
            label="Vision"
            placeholder="Where this company is going"
            value={workspace.vision}
            onSave={(vision) => save({ vision })}
          />
        </Setting>
        <Setting
          name="Currency"
          hint="Totals are in it. Amounts in others are converted by the exchange rates. Once there are sales or targets in it, it stays."
        >
          <InlineEdit
            kind="select"
            label="Currency"
            value={workspace.currency}
            options={currencyChoices()}
            onSave={(currency) => currency && save({ currency })}
          />
        </Setting>
      </Card>
      <Card title="Calendar">
        <Setting name="Time zone" hint="Decides on which day an order counts.">
          <InlineEdit
            kind="select"
            label="Time zone"
            value={workspace.timeZone}
            options={timeZoneChoices(workspace.timeZone)}
            onSave={(timeZone) => timeZone && save({ timeZone })}
          />
        </Setting>
        <Setting
          name="Weeks start on"
          hint="Weeks of targets and reports are cut anew. Targets keep their days, so months and totals stay; what was typed for a week stays on its days."
        >
          <InlineEdit
            kind="select"
            label="Weeks start on"
            value={String(workspace.weekStart)}
            options={WEEKDAY_CHOICES}
            onSave={(day) => save({ weekStart: Number(day) })}
          />
        </Setting>
        <Setting name="Fiscal year starts in" hint="Quarters follow it. Once years or quarters have targets, it stays.">
          <InlineEdit
            kind="select"
            label="Fiscal year starts in"
            value={String(workspace.fiscalYearStart)}
            options={MONTH_CHOICES}
            onSave={(month) => save({ fiscalYearStart: Number(month) })}
          />
        </Setting>
      </Card>
      <Card title="How it counts">
        <Setting name="A return counts on" hint="Moves returns between periods, never their sum.">
          <InlineEdit
            kind="select"
            label="A return counts on"
            value={workspace.refundDating}
            options={REFUNDS}
            onSave={(value) => save({ refundDating: value === 'order' ? 'order' : 'processed' })}
          />
        </Setting>
        <Setting name="A customer is lost after" hint="Days without an order; churn counts from it.">
          <InlineEdit
            kind="number"
            label="A customer is lost after, in days"
            value={workspace.inactivityDays}
            min={1}
            max={3650}
            suffix=" days"
            onSave={(inactivityDays) => save({ inactivityDays })}
          />
        </Setting>
        <Setting name="A deal is stale after" hint="Days in the same stage.">
          <InlineEdit
            kind="number"
            label="A deal is stale after, in days"
            value={workspace.staleDays}
            min={1}
            max={365}
            suffix=" days"
            onSave={(staleDays) => save({ staleDays })}
          />
        </Setting>
      </Card>
    </>
  );
};
