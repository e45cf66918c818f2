import { afterEach, describe, expect, test } from 'vitest';
import { Dispatch } from '../../src/main/bridge/dispatch';
import { pathFields } from '../../src/main/bridge/path-fields';
import { type ChannelName, contract } from '../../src/shared/contract';
import { ERROR_CODES } from '../../src/shared/contract/errors';
import type { ShellHandlers } from '../../src/shared/contract/transport';
import { rounds } from '../faults/bars';
import { dice, fitting, mutated } from './bridge-inputs';

/** The promise is 10,000 calls on every channel. */
const ROUNDS = rounds(10_000, 200);
const channels = Object.keys(contract) as ChannelName[];

/** A bridge whose engine and shell only note down what got through to them. */
function setUp() {
  const reached: { channel: string; input: unknown }[] = [];
  const logged: string[] = [];
  const note = (channel: string, input: unknown) => {
    reached.push({ channel, input });
    return Promise.resolve({ ok: true as const, value: null });
  };
  const shell = new Proxy(
    {},
    { get: (_, channel: string) => async (input: unknown) => (await note(channel, input)).value },
  );
  const dispatch = new Dispatch({
    engine: { call: (channel, input) => note(channel, input) },
    shell: shell as ShellHandlers,
    personId: () => null,
    push: () => undefined,
    log: (message) => logged.push(message),
  });
  return { dispatch, reached, logged };
}

afterEach(() => {
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

describe.each(channels)('%s', (channel) => {
  const good = fitting(contract[channel].input);

  test('takes an input that fits', async () => {
    const { dispatch, reached } = setUp();
    const answer = await dispatch.call(channel, good);
    if (pathFields(contract[channel].input).length > 0) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
      expect(reached).toEqual([]);
      return;
    }
    expect(answer.ok).toBe(true);
    expect(reached.map((call) => call.channel)).toEqual([channel]);
  });

  test(`answers ${ROUNDS} hostile inputs with a typed error, or with data that fits`, async () => {
    const { dispatch, reached, logged } = setUp();
    const roll = dice(channel.length * 7919 + channel.charCodeAt(0));
    for (let round = 0; round < ROUNDS; round += 1) {
      const answer = await dispatch.call(channel, mutated(good, roll));
      if (answer.ok) continue;
      expect(ERROR_CODES).toContain(answer.error.code);
      expect(answer.error.code).toBe('bad-input');
      expect(answer.error.message.length).toBeLessThan(1000);
    }
    for (const { input } of reached) expect(contract[channel].input.safeParse(input).success).toBe(true);
    expect(logged).toEqual([]);
  });
});
