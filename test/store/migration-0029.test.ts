import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { createEngine, createWorkspace } from '../../src/main/engine/index';
import { openDriver } from '../../src/main/engine/store/driver';
import { agendaWords } from '../../src/main/engine/store/migrations/0029-agenda-words';
import { keepSearch, searchProblems } from '../../src/main/engine/store/search';

const clock = (): number => Date.UTC(2026, 4, 13, 12);

test('what was said about agendas is found once an older file is opened, and follows its notes from then on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0029-'));
  const path = join(folder, 'old.tandem');
  const workspace = { name: 'Old', currency: 'USD', timeZone: 'UTC', weekStart: 1, fiscalYearStart: 1, sample: false };
  await createWorkspace({ path, ...workspace, clock });
  const driver = openDriver(path);
  try {
    // As a file was before: nothing watches the lines of agendas.
    for (const what of ['added', 'changed', 'gone']) driver.exec(`DROP TRIGGER search_meeting_items_${what}`);
    driver.exec(
      "INSERT INTO meetings (id, template, title, day) VALUES ('m1', 'team-weekly', 'Team weekly', '2026-05-06')",
    );
    const item = driver.prepare(
      "INSERT INTO meeting_items (id, meeting_id, ref, section, text, position, note) VALUES (?, 'm1', ?, ?, ?, 1, ?)",
    );
    item.run('i1', 'target:t1', 'targets', 'Company: on track', 'Ask the wholesaler about pallets');
    item.run('i2', 'target:t2', 'targets', 'Pallets of shampoo: on track', '');
    await agendaWords.up();
    keepSearch(driver);
    const engine = await createEngine({ workspacePath: path, clock });
    const find = async (text: string) => {
      const answer = await engine.call('search.query', { text });
      if (!answer.ok) throw new Error(answer.error.message);
      return (answer.value as Output<'search.query'>).map(({ kind, title, hint, opens }) => ({
        kind,
        title,
        hint,
        opens,
      }));
    };
    const said = {
      kind: 'agenda',
      title: 'Ask the wholesaler about pallets',
      hint: 'Team weekly · 2026-05-06 · Company: on track',
      opens: { kind: 'meeting', id: 'm1' },
    };
    expect(await find('pallets')).toEqual([said]);
    item.run('i3', 'own:i3', 'own', 'Who counts the pallets?', '');
    expect(await find('counts the pall')).toMatchObject([{ kind: 'agenda', title: 'Who counts the pallets?' }]);
    driver.exec("UPDATE meeting_items SET note = '' WHERE id = 'i1'");
    driver.exec("UPDATE meeting_items SET deleted_at = '2026-05-13T12:00:00.000Z' WHERE id = 'i3'");
    expect(await find('pallets')).toEqual([]);
    expect(searchProblems(driver)).toEqual([]);
    await engine.close();
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
