import { useState } from 'react';
import { described } from '../../../shared/commands';
import { Dialog } from '../ui/Dialog';
import { keyLabel } from './keys';
import type { Command } from './registry';
import styles from './Shortcuts.module.css';
import { useCommand, useCommands } from './useCommand';

/** Headings → what one can do → its keys; two keys for the same thing stand on one line. */
const listed = (commands: readonly Command[]): [string, [string, string[]][]][] =>
  [
    ...Map.groupBy(
      commands.filter((command) => command.keys),
      (command) => command.group,
    ),
  ].map(([group, list]) => [
    group,
    [...Map.groupBy(list, (command) => command.title)].map(([title, same]) => [
      title,
      same.map((command) => command.keys ?? ''),
    ]),
  ]);

/** `?`: every key that works now, from the same registry that makes them work. */
export const Shortcuts = () => {
  const [open, setOpen] = useState(false);
  const commands = useCommands();
  useCommand([{ ...described('shortcuts'), run: () => setOpen((was) => !was) }]);
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title="Keyboard shortcuts" width={640}>
      <div className={styles.groups}>
        {listed(commands).map(([group, list]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {list.map(([title, keys]) => (
                <div key={title}>
                  <dt>{title}</dt>
                  <dd className="row">
                    {keys.map((one) => (
                      <kbd key={one}>{keyLabel(one)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
};
