/** The run that tests read: a trigger, some actions, a loop. Always at the same moment, with the same randomness. */
import type { Value } from '../values/value.ts';
import type { ExpressionContext } from './context.ts';

const form: Value = {
  $formdata: [
    { key: 'a', value: '1' },
    { key: 'b', value: '2' },
    { key: 'b', value: '3' },
  ],
  $multipart: [{ headers: {}, body: 'part' }],
};

const actions: Readonly<Record<string, Value>> = {
  get: { name: 'Get', status: 'Succeeded', outputs: { statusCode: 200, body: [10, 20] } },
  skipped: { name: 'Skipped', status: 'Skipped' },
  form: { name: 'Form', status: 'Succeeded', outputs: { body: form } },
};

export const testRun: ExpressionContext = {
  now: () => '2024-02-29T10:15:30.1234567Z',
  random: { bytes: (count) => new Uint8Array(count).fill(7) },
  parameter: (name) => `parameter ${name}`,
  variable: (name) => (name === 'missing' ? undefined : `variable ${name}`),
  trigger: () => ({ name: 'manual', outputs: { body: { id: 7, text: 'abc', list: [1, 2.5, null] } } }),
  action: (name) => actions[name.toLowerCase()],
  item: () => 'item',
  items: (loop) => `item of ${loop}`,
  iterationIndex: () => 3,
  result: () => [{ name: 'Get' }],
  workflow: () => ({ name: 'flow' }),
  callbackUrl: () => 'https://example.com/callback',
};
