import { expect, test } from 'vitest';
import { memoryStore } from '../../store/memory.ts';
import { compose, fired, hour, http, outputOf, response, wait, world } from './testing/world.ts';

const simple = {
  actions: { A: http(), B: compose("@body('A')?['call']", 'A'), C: response("@outputs('B')", 'B') },
};

test('a run is in the store before its firing resolves, and its caller gets the answer', async () => {
  const own = world({ f: simple });
  const run = await fired(own, 'f', { isWaiting: true });
  expect(await own.store.load(run)).toBeDefined();
  expect(await own.host.response(run)).toMatchObject({ statusCode: 200, body: 1 });
  expect(await own.host.ended(run)).toMatchObject({ id: run, status: 'Succeeded' });
  expect(await outputOf(own, run, 'B')).toBe(1);
});

test('a call is written before it is made', async () => {
  let seen: unknown;
  const store = memoryStore();
  const own = world(
    { f: simple },
    {
      store,
      invoker: {
        invoke: async ({ run }) => {
          seen = (await store.load(run))?.records[0]?.work;
          return { kind: 'response', statusCode: 200, headers: {}, body: {} };
        },
      },
    },
  );
  await own.host.ended(await fired(own));
  expect(seen).toMatchObject({ kind: 'call', key: expect.any(String) });
});

test('a call that was under way is made again after a crash, with the same key, and nothing else is', async () => {
  const actions = { A: http(), B: http('A'), C: compose("@body('B')", 'B') };
  const first = world({ f: { actions } }, { hang: true });
  const run = await fired(first);
  first.answer('a');
  await first.clock.settle();
  expect(first.calls.map(({ action }) => action)).toEqual(['A', 'B']);

  const second = first.crash();
  expect(await second.host.resume()).toBe(1);
  await second.clock.settle();
  expect(second.calls.map(({ action, key }) => [action, key])).toEqual([['B', first.calls[1]?.key]]);
  // The answer that the dead process was still to get changes nothing.
  first.answer('late');
  second.answer('b');
  expect(await second.host.ended(run)).toMatchObject({ status: 'Succeeded' });
  expect(await outputOf(second, run, 'C')).toBe('b');
});

test('waits, retries and time limits outlive a crash', async () => {
  const first = world({ f: { actions: { A: wait(3, 'Day'), B: compose('done', 'A') } } });
  const run = await fired(first);
  await first.clock.advance(hour);
  const second = first.crash();
  await second.host.resume();
  await second.clock.advance(70 * hour);
  expect(await outputOf(second, run, 'B')).toBeUndefined();
  await second.clock.advance(2 * hour);
  expect(await outputOf(second, run, 'B')).toBe('done');
});

test('an event told twice makes its runs once', async () => {
  const own = world({ f: simple });
  const again = await fired(own, 'f', { key: 'event-7' });
  expect(await fired(own, 'f', { key: 'event-7' })).toBe(again);
  const second = own.crash();
  await second.host.resume();
  expect(await fired(second, 'f', { key: 'event-7' })).toBe(again);
  expect(await own.store.list({ limit: 10 })).toHaveLength(1);
});

test('runs beyond the concurrency of a trigger wait in the store, and begin in order, also after a crash', async () => {
  const triggers = {
    manual: {
      type: 'Request',
      kind: 'Http',
      inputs: {},
      runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 2 } },
    },
  };
  const first = world({ f: { triggers, actions: { A: http() } } }, { hang: true });
  const runs = [await fired(first), await fired(first), await fired(first)];
  const refused = await first.host.fire({ flow: 'f', trigger: 'manual', outputs: {} });
  expect(refused).toEqual({ ok: true, value: { runs: [], refused: 1 } });
  await first.clock.settle();
  expect(first.calls.map(({ run }) => run)).toEqual([runs[0]]);
  expect((await first.store.list({ statuses: ['Waiting'], limit: 10 })).map(({ id }) => id)).toEqual(
    runs.slice(1).toSorted(),
  );

  const second = first.crash();
  await second.host.resume();
  for (const run of runs) {
    await second.clock.settle();
    expect(second.calls.at(-1)?.run).toBe(run);
    second.answer('x');
    expect(await second.host.ended(run)).toMatchObject({ status: 'Succeeded' });
  }
});

test('a child flow is called once, also when the parent is repeated after a crash', async () => {
  const parent = {
    actions: { P: { type: 'Workflow', inputs: { host: { workflow: { id: 'c' } }, body: { n: 5 } } } },
  };
  const child = { actions: { A: http(), R: response("@body('A')", 'A') } };
  const first = world({ p: parent, c: child }, { hang: true, child: (_, reference) => reference });
  const run = await fired(first, 'p');
  await first.clock.settle();
  expect(first.calls).toHaveLength(1);
  const second = first.crash();
  await second.host.resume();
  await second.clock.settle();
  second.answer('from the child');
  expect(await second.host.ended(run)).toMatchObject({ status: 'Succeeded' });
  expect(await outputOf(second, run, 'P')).toMatchObject({ body: 'from the child' });
  expect(await second.store.list({ limit: 10 })).toHaveLength(2);
});

test('a webhook is called back by its token alone, once, and its unsubscription outlives a crash', async () => {
  const inputs = {
    subscribe: { method: 'POST', uri: 'https://svc.test/s', body: '@listCallbackUrl()' },
    unsubscribe: { method: 'POST', uri: 'https://svc.test/u' },
  };
  const first = world({ f: { actions: { H: { type: 'HttpWebhook', inputs } } } }, { hang: true });
  const run = await fired(first);
  await first.clock.settle();
  const token = first.calls[0]?.callbackUrl?.split('/').at(-1) ?? '';
  expect(token).toMatch(/^0\.0\.\d+\.[0-9a-f]{32}$/);
  first.answer({});
  await first.clock.settle();
  expect(await first.host.callBack(run, token.slice(0, -1), {})).toBe(false);
  expect(await first.host.callBack(run, token, { body: 'hello' })).toBe(true);
  expect(await first.host.callBack(run, token, { body: 'again' })).toBe(false);
  expect(await outputOf(first, run, 'H')).toMatchObject({ body: 'hello' });

  const second = first.crash();
  await second.host.resume();
  await second.clock.settle();
  expect(second.calls.map(({ request }) => request.inputs['uri'])).toEqual(['https://svc.test/u']);
  second.answer({});
  await second.clock.settle();
  expect(await second.store.list({ isOpen: true, limit: 10 })).toEqual([]);
});

test('runs that only wait are put aside, and go on all the same', async () => {
  const own = world({ f: { actions: { A: wait(1, 'Hour'), B: http('A') } } }, { maxLoaded: 2 });
  const runs = await Promise.all(Array.from({ length: 20 }, () => fired(own)));
  await own.clock.advance(hour + 1);
  expect((await own.store.list({ statuses: ['Succeeded'], limit: 100 })).map(({ id }) => id)).toEqual(
    runs.toSorted(),
  );
});

test('a store that fails loses nothing: new runs are refused, and the others go on when it is well', async () => {
  const store = memoryStore();
  let isFull = false;
  const own = world(
    { f: { actions: { A: http(), B: compose('done', 'A') } } },
    {
      hang: true,
      store: {
        ...store,
        commit: (rows) => (isFull ? Promise.reject(new Error('The disk is full.')) : store.commit(rows)),
      },
    },
  );
  const run = await fired(own);
  await own.clock.settle();
  isFull = true;
  own.answer('a');
  await own.clock.settle();
  const refused = await own.host.fire({ flow: 'f', trigger: 'manual', outputs: {} });
  expect(refused).toMatchObject({ ok: false, error: [{ code: 'workflow.run-not-accepted' }] });
  expect(own.problems[0]).toMatchObject({
    code: 'workflow.store-failed',
    data: { problem: 'The disk is full.' },
  });
  isFull = false;
  await own.clock.advance(5_000);
  expect(own.calls).toHaveLength(2);
  expect(own.calls[1]?.key).toBe(own.calls[0]?.key);
  own.answer('a');
  expect(await own.host.ended(run)).toMatchObject({ status: 'Succeeded' });
});

test('a run is cancelled once, and resubmitted with the record of its trigger', async () => {
  const own = world({ f: { actions: { A: wait(1, 'Day'), B: compose("@triggerBody()?['n']") } } });
  const run = await fired(own);
  expect(await own.host.cancel(run)).toBe(true);
  expect(await own.host.cancel(run)).toBe(false);
  expect(await own.host.ended(run)).toMatchObject({ status: 'Cancelled' });
  const again = await own.host.resubmit(run);
  const id = again.ok ? (again.value.runs[0] ?? '') : '';
  expect(id).not.toBe(run);
  expect(await outputOf(own, id, 'B')).toBe(1);
  expect(await own.host.resubmit('run_0')).toMatchObject({
    ok: false,
    error: [{ code: 'workflow.run-missing' }],
  });
});

test('a run of a version that is not there stays as it is, and is reported once', async () => {
  const first = world({ f: { actions: { A: wait(1, 'Hour') } } });
  const run = await fired(first);
  const second = world({}, { store: first.store });
  await second.host.resume();
  await second.clock.advance(3 * hour);
  expect(second.problems.map(({ code }) => code)).toEqual(['workflow.flow-version-missing']);
  expect(await second.store.load(run)).toMatchObject({ run: { status: 'Running' } });
});

test('a host that is closed takes nothing more', async () => {
  const own = world({ f: simple });
  await own.host.close();
  expect(await own.host.fire({ flow: 'f', trigger: 'manual', outputs: {} })).toMatchObject({
    ok: false,
    error: [{ code: 'workflow.run-not-accepted' }],
  });
});

test('a store that fails when a moment has come is tried again after a pause, and not without end', async () => {
  const store = memoryStore();
  let commits = 0;
  let isFull = false;
  const own = world(
    { f: { actions: { A: wait(1, 'Hour'), B: compose('done', 'A') } } },
    {
      store: {
        ...store,
        commit: (rows) => {
          commits += 1;
          return isFull && commits < 1_000
            ? Promise.reject(new Error('The disk is full.'))
            : store.commit(rows);
        },
      },
    },
  );
  const run = await fired(own);
  isFull = true;
  const before = commits;
  await own.clock.advance(hour + 5_000);
  expect(commits - before).toBeLessThan(20);
  isFull = false;
  await own.clock.advance(5_000);
  expect(await outputOf(own, run, 'B')).toBe('done');
});
