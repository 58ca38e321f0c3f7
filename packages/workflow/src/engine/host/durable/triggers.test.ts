import type { JsonObject } from '@connectory/base';
import { expect, test } from 'vitest';
import { compose, hour, outputOf, start, world } from './testing/world.ts';

const recurring: JsonObject = {
  Tick: { type: 'Recurrence', recurrence: { frequency: 'Hour', interval: 1 } },
};
const polling: JsonObject = {
  Poll: {
    type: 'Http',
    inputs: { method: 'GET', uri: 'https://svc.test/new' },
    recurrence: { frequency: 'Minute', interval: 5 },
    splitOn: "@triggerBody()?['items']",
  },
};

test('a schedule goes on after a crash, without a firing too many or too few', async () => {
  const first = world({ 'f/1': { triggers: recurring, actions: { A: compose('x') } } });
  expect(await first.host.turnOn('f', 'f/1')).toEqual({ ok: true, value: undefined });
  await first.clock.advance(2.5 * hour);
  const second = first.crash();
  await second.host.resume();
  await second.clock.advance(2 * hour);
  const starts = (await second.store.list({ limit: 100 })).map(({ startMs }) => (startMs - start) / hour);
  expect(starts).toEqual([0, 1, 2, 3, 4]);
  expect(await second.host.turnOff('f')).toBe(true);
  await second.clock.advance(3 * hour);
  expect(await second.store.list({ limit: 100 })).toHaveLength(5);
});

test('what a poll brought is written with the poll: a crash neither repeats nor loses it', async () => {
  const first = world(
    { 'f/1': { triggers: polling, actions: { A: compose("@triggerBody()?['id']") } } },
    { hang: true },
  );
  await first.host.turnOn('f', 'f/1');
  await first.clock.advance(0);
  expect(first.calls.map(({ action }) => action)).toEqual(['Poll']);
  const second = first.crash();
  await second.host.resume();
  await second.clock.advance(0);
  expect(second.calls.map(({ key }) => key)).toEqual(first.calls.map(({ key }) => key));
  second.answer({ items: [{ id: 1 }, { id: 2 }] });
  await second.clock.settle();
  const third = second.crash();
  await third.host.resume();
  await third.clock.advance(0);
  expect(third.calls).toEqual([]);
  const runs = await third.store.list({ limit: 10 });
  expect(await Promise.all(runs.map(({ id }) => outputOf(third, id, 'A')))).toEqual([1, 2]);
  await third.clock.advance(hour / 12);
  expect(third.calls).toHaveLength(1);
});

test('a webhook trigger subscribes once, fires when it is called, and a new version takes over', async () => {
  const triggers = (path: string): JsonObject => ({
    Hook: {
      type: 'HttpWebhook',
      inputs: {
        subscribe: { method: 'POST', uri: `https://svc.test/${path}`, body: '@listCallbackUrl()' },
        unsubscribe: { method: 'DELETE', uri: `https://svc.test/${path}` },
      },
    },
  });
  const actions = { A: compose('@triggerBody()') };
  const first = world(
    { 'f/1': { triggers: triggers('one'), actions }, 'f/2': { triggers: triggers('two'), actions } },
    { triggerUrl: (flow, trigger) => `https://flows.example/${flow}/${trigger}/s3cr3t` },
  );
  await first.host.turnOn('f', 'f/1');
  await first.clock.settle();
  expect(first.calls[0]?.request.inputs).toMatchObject({ body: 'https://flows.example/f/Hook/s3cr3t' });
  const second = first.crash();
  await second.host.resume();
  await second.clock.settle();
  expect(second.calls).toEqual([]);
  expect(await second.host.called('f', 'hook', { body: 'news' })).toBe(true);
  expect(await second.host.called('g', 'hook', {})).toBe(false);
  const [run] = await second.store.list({ limit: 10 });
  await second.host.ended(run?.id ?? '');
  expect(await outputOf(second, run?.id ?? '', 'A')).toBe('news');
  await second.host.turnOn('f', 'f/2');
  await second.clock.settle();
  const asked = second.calls.map(({ request: { inputs } }) => [inputs['method'], inputs['uri']]);
  expect(asked).toEqual([
    ['DELETE', 'https://svc.test/one'],
    ['POST', 'https://svc.test/two'],
  ]);
});

test('a version that is not there is not turned on', async () => {
  const own = world({});
  expect(await own.host.turnOn('f', 'f/9')).toMatchObject({
    ok: false,
    error: [{ code: 'workflow.flow-version-missing' }],
  });
  expect(await own.host.turnOff('f')).toBe(false);
});
