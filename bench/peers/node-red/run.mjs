/**
 * Node-RED with the five steps of the bench. Started with the address of the service and how many of the steps call it: none, the third,
 * or all five. Told `{ total, atOnce }`, it runs that many messages through and tells how fast that went.
 */
import { createServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import RED from 'node-red';

const [, , url, calls] = process.argv;
const userDir = mkdtempSync(join(tmpdir(), 'connectory-node-red-'));
process.on('exit', () => rmSync(userDir, { recursive: true, force: true }));
process.on('disconnect', () => process.exit(0));

const step = (id, func, next) => ({
  id,
  type: 'function',
  z: 'tab',
  name: `step ${id}`,
  func,
  outputs: 1,
  timeout: 0,
  noerr: 0,
  initialize: '',
  finalize: '',
  libs: [],
  wires: [[next]],
});
const call = (id, next) => ({
  id,
  type: 'http request',
  z: 'tab',
  name: `call ${id}`,
  method: 'POST',
  ret: 'obj',
  paytoqs: 'ignore',
  url,
  tls: '',
  persist: true,
  proxy: '',
  insecureHTTPParser: false,
  authType: '',
  senderr: false,
  headers: [],
  wires: [[next]],
});
const quiet = [
  step('first', 'msg.payload = { n: msg.payload.n }; return msg;', 'second'),
  step('second', 'msg.payload = { n: msg.payload.n + 1 }; return msg;', 'third'),
  calls === '0' ? step('third', 'msg.payload = { id: 7 }; return msg;', 'fourth') : call('third', 'fourth'),
  step('fourth', "msg.payload = 'v=' + msg.payload.id; return msg;", 'fifth'),
  step('fifth', "msg.payload = msg.payload + '!'; return msg;", 'end'),
];
const names = ['first', 'second', 'third', 'fourth', 'fifth', 'end'];
const calling = names.slice(0, 5).map((name, at) => call(name, names[at + 1]));
const expected = calls === '5' ? '{"id":7}' : '"v=7!"';
const flow = [
  { id: 'tab', type: 'tab', label: 'bench' },
  ...(calls === '5' ? calling : quiet),
  { id: 'end', type: 'link out', z: 'tab', name: 'the end', mode: 'link', links: [], wires: [] },
];
writeFileSync(join(userDir, 'flows.json'), JSON.stringify(flow));
RED.init(createServer(), {
  userDir,
  flowFile: 'flows.json',
  httpAdminRoot: false,
  httpNodeRoot: false,
  logging: { console: { level: 'error' } },
  externalModules: { autoInstall: false },
});
const started = new Promise((resolve) => RED.events.once('flows:started', resolve));
await RED.start();
await started;

const first = RED.nodes.getNode('first');
const waiting = new Map();
RED.nodes.getNode('end').on('input', (message, _send, done) => {
  waiting.get(message.bench)?.(message.payload);
  waiting.delete(message.bench);
  done();
});
let count = 0;

function runOnce(n) {
  count += 1;
  const bench = count;
  return new Promise((resolve) => {
    waiting.set(bench, resolve);
    first.receive({ bench, payload: { n } });
  });
}

process.on('message', (order) => void obey(order));

async function obey({ total, atOnce }) {
  const times = [];
  const from = performance.now();
  let left = total;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      const result = await runOnce(left);
      if (JSON.stringify(result) !== expected) throw new Error(`Node-RED gave ${JSON.stringify(result)}.`);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - from) / 1_000;
  times.sort((left, right) => left - right);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  process.send({ perSecond: total / seconds, p50: at(0.5), p99: at(0.99) });
}
process.send('ready');
