import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { findInGuide, readGuide } from '../../src/renderer/src/features/guide/read';
import { PLACES } from '../../src/shared/commands';

const docs = resolve(import.meta.dirname, '../../docs');
const files = readdirSync(join(docs, 'guide'));
const guide = files.map((file) => readGuide(file.replace('.md', ''), readFileSync(join(docs, 'guide', file), 'utf8')));

const SAMPLE = `# Leads

A line that
goes on, with **Ctrl K**.

- one
  and more
- two

![The list](../pictures/leads.png)

## Hand over

1. first
2. second

    tandem check
`;

test('a page is read as it is written: lines that go on, lists, pictures, commands', () => {
  const page = readGuide('leads', SAMPLE);
  expect(page.title).toBe('Leads');
  expect(page.sections.map(({ heading, blocks }) => [heading, blocks.map(({ kind }) => kind)])).toEqual([
    [null, ['text', 'list', 'picture']],
    ['Hand over', ['list', 'command']],
  ]);
  expect(page.sections[0]?.blocks[0]).toEqual({
    kind: 'text',
    runs: [
      { kind: 'text', text: 'A line that goes on, with ' },
      { kind: 'strong', children: [{ kind: 'text', text: 'Ctrl K' }] },
      { kind: 'text', text: '.' },
    ],
  });
  expect(page.sections[0]?.blocks[1]).toMatchObject({ items: [[{ text: 'one and more' }], [{ text: 'two' }]] });
});

test('the search keeps the sections that hold every word, and a whole page by its title', () => {
  const pages = [readGuide('leads', SAMPLE), readGuide('home', '# Home\n\nThis week.\n')];
  expect(findInGuide(pages, 'check SECOND').map(({ slug, sections }) => [slug, sections.length])).toEqual([
    ['leads', 1],
  ]);
  expect(findInGuide(pages, 'home').map(({ slug }) => slug)).toEqual(['home']);
  expect(findInGuide(pages, 'nowhere')).toEqual([]);
});

test('every place of the navigation has its page, and every picture is there', () => {
  const pageOf: Partial<Record<string, string>> = { notes: 'field-notes', data: 'import' };
  const slugs = guide.map(({ slug }) => slug);
  expect(PLACES.map(({ id }) => pageOf[id] ?? id).filter((slug) => !slugs.includes(slug))).toEqual([]);
  const shown = guide.flatMap(({ sections }) =>
    sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'picture' ? [block.name] : []))),
  );
  expect(shown.filter((name) => !existsSync(join(docs, 'pictures', `${name}.png`)))).toEqual([]);
  expect(shown.filter((name) => /-(?:dark|narrow)/.test(name))).toEqual([]);
});
