/** Which action runs after which. */
import { isArray, type Fix, type Json } from '@connectory/base';
import { diagnostic } from '../../diagnostics.ts';
import type { RuleContext } from '../context.ts';
import type { RunAfter } from '../model/common.ts';
import type { PlacedAction } from '../places.ts';

const statuses = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'];

/** Checks runAfter: names, places, statuses, circles. */
export function checkOrder(context: RuleContext): void {
  for (const placed of context.places.all) {
    for (const entry of placed.action.runAfter) checkEntry(placed, entry, context);
  }
  checkCircles(context);
}

function checkEntry(placed: PlacedAction, entry: RunAfter, context: RuleContext): void {
  const { report, places } = context;
  const { name } = placed.action;
  const { name: other, pointer } = entry;
  const key = other.toLowerCase();
  const details = { place: { pointer }, fix: removal(`Remove '${other}' from runAfter`, pointer) };
  if (key === name.toLowerCase()) return report(diagnostic('run-after-self', { name }, details));
  if (!placed.siblings.has(key)) {
    const elsewhere = places.byName.get(key);
    if (elsewhere === undefined && placed.parent === undefined && isTrigger(key, context)) {
      return report(diagnostic('run-after-trigger', { name, other }, details));
    }
    if (elsewhere === undefined) {
      const advice = 'Name an action beside it, or remove the entry.';
      return report(diagnostic('run-after-unknown', { name, other, advice }, details));
    }
    const where = elsewhere.parent === undefined ? 'the top level' : `'${elsewhere.parent.action.name}'`;
    return report(diagnostic('run-after-elsewhere', { name, other, where }, details));
  }
  checkStatuses(name, entry, context);
}

function isTrigger(key: string, { flow }: RuleContext): boolean {
  return flow.triggers.some(({ name }) => name.toLowerCase() === key);
}

function checkStatuses(
  name: string,
  { name: other, statuses: given, pointer }: RunAfter,
  { report }: RuleContext,
): void {
  if (!isArray(given) || given.length === 0) {
    const fix = replacement('Run after success', pointer, ['Succeeded']);
    return report(diagnostic('run-after-shape', { name, other }, { place: { pointer }, fix }));
  }
  for (const [index, status] of given.entries()) {
    if (typeof status === 'string' && statuses.some((known) => known.toLowerCase() === status.toLowerCase()))
      continue;
    const meant = typeof status === 'string' ? similarStatus(status) : undefined;
    const at = `${pointer}/${index}`;
    const fix =
      meant === undefined ? removal(`Remove this status`, at) : replacement(`Use ${meant}`, at, meant);
    const keep = meant === undefined && given.length === 1;
    const details = { place: { pointer: at }, ...(!keep && { fix }) };
    report(diagnostic('run-after-status', { name, other, status }, details));
  }
}

/** The status that begins as the one written: `Success`, `Timeout`, `Fail`. */
function similarStatus(status: string): string | undefined {
  const start = status.toLowerCase().slice(0, 4);
  return start.length < 4 ? undefined : statuses.find((known) => known.toLowerCase().startsWith(start));
}

function removal(title: string, pointer: string): Fix {
  return { title, edits: [{ document: 'definition', pointer }] };
}

function replacement(title: string, pointer: string, value: Json): Fix {
  return { title, edits: [{ document: 'definition', pointer, value }] };
}

/** Circles that are reported, and actions of one that are named: a damaged flow can have thousands. */
const maxCircles = 20;
const maxNamed = 12;

function circleText(circle: readonly PlacedAction[]): string {
  const names = circle.map(({ action }) => `'${action.name}'`);
  if (names.length <= maxNamed) return names.join(' → ');
  return [...names.slice(0, maxNamed - 1), '…', ...names.slice(-1)].join(' → ');
}

/** Reports each circle once, at the action from which it was entered. Walks with a list of its own: chains may be long. */
function checkCircles({ places, report }: RuleContext): void {
  const done = new Set<PlacedAction>();
  let circles = 0;
  for (const start of places.all) {
    const path: { readonly placed: PlacedAction; next: number }[] = [{ placed: start, next: 0 }];
    const onPath = new Set([start]);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { placed } = top;
      const entry = done.has(placed) ? undefined : placed.action.runAfter[top.next];
      if (entry === undefined) {
        done.add(placed);
        onPath.delete(placed);
        path.pop();
        continue;
      }
      top.next += 1;
      const target = placed.siblings.get(entry.name.toLowerCase());
      if (target === undefined || target === placed) continue;
      if (!onPath.has(target)) {
        path.push({ placed: target, next: 0 });
        onPath.add(target);
        continue;
      }
      circles += 1;
      if (circles > maxCircles) return;
      const round = path.slice(path.findIndex((step) => step.placed === target)).map((step) => step.placed);
      const circle = circleText([...round, target]);
      report(diagnostic('run-after-cycle', { circle }, { place: { pointer: entry.pointer } }));
    }
  }
}
