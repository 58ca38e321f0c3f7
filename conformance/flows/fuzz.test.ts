import { expect, it } from 'vitest';
import { createFlows, flowRandom } from './fuzz-mutate.ts';
import { tryFlow } from './fuzz-one.ts';
import { smallFlows } from './fuzz-seeds.ts';

it('every small flow is one that can be run', async () => {
  for (const [index, flow] of smallFlows.entries()) {
    const reached = await tryFlow(flow, flowRandom(0, index));
    expect([index, reached]).not.toContain('refused');
  }
});

it('makes the same flow of the same numbers', () => {
  expect(createFlows(smallFlows)(3, 4)).toEqual(createFlows(smallFlows)(3, 4));
});

it('finds nothing in some hundred broken flows', async () => {
  const flowOf = createFlows(smallFlows);
  const reached = { refused: 0, 'not started': 0, ran: 0 };
  for (let index = 0; index < 300; index += 1) {
    reached[await tryFlow(flowOf(1, index), flowRandom(1, -index))] += 1;
  }
  // A fuzz that is refused at the door finds nothing.
  expect(reached.ran).toBeGreaterThan(100);
}, 60_000);
