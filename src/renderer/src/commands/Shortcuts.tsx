import { useState } from 'react';
import { Dialog } from '../ui/Dialog';
import { keyLabel } from './keys';
import styles from './Shortcuts.module.css';
import { useCommand, useCommands } from './useCommand';

/** `?`: every key that works now, from the same registry that makes them work. */
export const Shortcuts = () => {
  const [open, setOpen] = useState(false);
  const commands = useCommands();
  useCommand([{ id: 'shortcuts', title: 'Keyboard shortcuts', group: 'Help', keys: '?', run: () => setOpen(true) }]);
  const groups = [
    ...Map.groupBy(
      commands.filter((command) => command.keys),
      (command) => command.group,
    ),
  ];
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title="Keyboard shortcuts" width={640}>
      <div className={styles.groups}>
        {groups.map(([group, list]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {list.map((command) => (
                <div key={command.id}>
                  <dt>{command.title}</dt>
                  <dd>
                    <kbd>{keyLabel(command.keys ?? '')}</kbd>
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
