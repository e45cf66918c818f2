import { configure, render, screen } from '@testing-library/react';
import { vi } from 'vitest';
import { App } from '../../src/renderer/src/App';
import { type Answers, type FakeBridge, installBridge } from './fake-bridge';

// The code of a page is loaded when it is first gone to, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 60_000 });

/** The whole window on one address, with an engine that answers what it is told to; resolves once its heading is there. */
export const openPage = async (address: string, answers: Answers, heading: string | RegExp): Promise<FakeBridge> => {
  const bridge = installBridge(answers);
  window.location.hash = address;
  render(<App />);
  await vi.waitFor(() => screen.getByRole('heading', { level: 1, name: heading }), { timeout: 15_000 });
  return bridge;
};
