import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { Button, DateField, InlineEdit } from '../../src/renderer/src/ui';

const type = (field: HTMLElement, text: string): void => {
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: text } });
};

test.each([
  ['30 Feb 2026', /February 2026 has 28 days/],
  ['0000-01-01', /year 0/],
  ['soon', /is not a day/],
])('an edited day: %s is refused with a sentence, stays in the field, and the day is kept', async (text, sentence) => {
  const onSave = vi.fn();
  render(
    <MantineProvider env="test">
      <InlineEdit kind="date" label="Close" value="2026-05-13" onSave={onSave} />
    </MantineProvider>,
  );
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Close' });
  type(field, text);
  fireEvent.blur(field);
  await screen.findByText(sentence);
  expect(field.value).toBe(text);
  expect(onSave).not.toHaveBeenCalled();
  type(field, '14 May 2026');
  fireEvent.blur(field);
  await waitFor(() => expect(onSave).toHaveBeenCalledWith('2026-05-14'));
  expect(screen.queryByText(sentence)).toBeNull();
});

const Form = ({ onSave }: { onSave: (day: string | null) => void }) => {
  const [day, setDay] = useState<string | null>('2026-05-13');
  return (
    <form>
      <DateField label="Day" value={day} onChange={setDay} />
      <Button kind="primary" onClick={() => onSave(day)}>
        Save
      </Button>
    </form>
  );
};

test('a form is not saved with another day in place of one that is none', async () => {
  const onSave = vi.fn();
  render(
    <MantineProvider env="test">
      <Form onSave={onSave} />
    </MantineProvider>,
  );
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Day' });
  type(field, '31 Jun 2026');
  fireEvent.blur(field);
  await screen.findByText(/June 2026 has 30 days/);
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(onSave).not.toHaveBeenCalled();
  expect(field.validity.customError || field.hasAttribute('data-no-day')).toBe(true);
  type(field, '30 Jun 2026');
  fireEvent.blur(field);
  await waitFor(() => expect(field.hasAttribute('data-no-day')).toBe(false));
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(onSave).toHaveBeenCalledWith('2026-06-30');
});
