import { parentPort, workerData } from 'node:worker_threads';
import { openDriver } from '../store/driver';
import { explain, quickCheck } from '../store/open';
import { copyHere } from './backup';
import type { Task, Told } from './beside';

const tell = (told: Told): void => parentPort?.postMessage(told);

const perform = async (task: Task): Promise<{ rows: number; loose: number }> => {
  const driver = openDriver(task.file, { readonly: true });
  try {
    if (task.what === 'copy')
      return await copyHere(driver)(task.to, { progress: (done, total) => tell({ type: 'progress', done, total }) });
    driver.pragma('cell_size_check = ON');
    quickCheck(driver);
    return { rows: 0, loose: 0 };
  } finally {
    driver.close();
  }
};

/** The thread of `beside`: one task, which is named when it starts, and one answer. */
if (parentPort)
  perform(workerData as Task).then(
    ({ rows, loose }) => tell({ type: 'done', rows, loose }),
    (error: unknown) => {
      const { code, message } = explain(error);
      tell({ type: 'refused', error: { code, message } });
    },
  );
