import type { Output } from '../../../../shared/contract';

export const FirstRun = ({ state }: { state: Output<'app.state'>; onCancel?: () => void; onDone: () => void }) => (
  <h1>Welcome {state.version}</h1>
);
