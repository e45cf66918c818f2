import { useRef } from 'react';
import { useNewThing } from '../../commands';
import { LineForm } from './LineForm';

type Props = {
  /** "New company": names the field and the command. */
  label: string;
  onAdd: (name: string) => Promise<unknown>;
};

/** The line of a page that makes a new thing; N goes there. */
export const NewLine = ({ label, onAdd }: Props) => {
  const field = useRef<HTMLInputElement>(null);
  useNewThing(label, () => field.current?.focus());
  return <LineForm label={label} onAdd={onAdd} head={field} />;
};
