import { tagsOf } from '../../../../shared/domain/customers';
import { InlineEdit } from '../../ui';

type Props = { label: string; value: readonly string[]; onSave: (tags: string[]) => unknown };

/** Tags as text with commas: typed in one go, each kept once. */
export const TagsField = ({ label, value, onSave }: Props) => (
  <InlineEdit
    kind="text"
    bare
    label={label}
    placeholder="VIP, west"
    value={value.join(', ')}
    onSave={(text) => onSave(tagsOf(text))}
  />
);
