import { InlineDate, type InlineDateProps, InlineSelect, type InlineSelectProps } from './InlineChoice';
import { InlineMulti, type InlineMultiProps } from './InlineMulti';
import {
  InlineMoney,
  type InlineMoneyProps,
  InlineNumber,
  type InlineNumberProps,
  InlineText,
  type InlineTextProps,
} from './InlineText';

export type InlineEditProps =
  | ({ kind: 'text' } & InlineTextProps)
  | ({ kind: 'money' } & InlineMoneyProps)
  | ({ kind: 'number' } & InlineNumberProps)
  | ({ kind: 'select' } & InlineSelectProps)
  | ({ kind: 'many' } & InlineMultiProps)
  | ({ kind: 'date' } & InlineDateProps);

/**
 * A value edited where it stands. Saved on leaving the field or with Enter, taken back with Esc; a refusal
 * is a sentence under it.
 *
 * @example <InlineEdit kind="money" label="Value" value={minor} currency="USD" onSave={(valueMinor) => update.mutateAsync({ id, valueMinor })} />
 */
export const InlineEdit = (props: InlineEditProps) => {
  switch (props.kind) {
    case 'text':
      return <InlineText {...props} />;
    case 'money':
      return <InlineMoney {...props} />;
    case 'number':
      return <InlineNumber {...props} />;
    case 'select':
      return <InlineSelect {...props} />;
    case 'many':
      return <InlineMulti {...props} />;
    case 'date':
      return <InlineDate {...props} />;
  }
};
