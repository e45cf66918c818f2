import { expect, test } from 'vitest';
import { contract } from '../../src/shared/contract';
import { channelNamed } from '../../src/shared/contract/parts';

test('every channel of the contract is found by its feature, and nothing else is', async () => {
  for (const [name, channel] of Object.entries(contract))
    expect((await channelNamed(name))?.channel, name).toBe(channel);
  for (const name of ['', '.', 'deals', 'deals.', 'none.get', 'deals.toString', '__proto__.x', 7, null])
    expect(await channelNamed(name)).toBeUndefined();
});
