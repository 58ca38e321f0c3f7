/** Shape, names, sizes, and what may not stand in a loop. */
import { isObject, memberNames, memberOf, objectAt, stringAt } from '@connectory/base';
import { diagnostic } from '../../diagnostics.ts';
import type { RuleContext } from '../context.ts';
import { limits } from '../limits.ts';
import type { StepCommon } from '../model/common.ts';
import { loopAround, type PlacedAction } from '../places.ts';
import { checkLimit, checkRanges } from './ranges.ts';

/** Checks everything that is told without looking at expressions. */
export function checkStructure(context: RuleContext): void {
  const { definition, flow, places, report } = context;
  checkSchemaYear(context);
  for (const member of ['triggers', 'actions']) {
    if (isObject(memberOf(definition, member))) continue;
    const fix = {
      title: `Add ${member}`,
      edits: [{ document: 'definition', pointer: `/${member}`, value: {} }],
    } as const;
    report(diagnostic('member-missing', { member }, { place: { pointer: '' }, fix }));
  }
  checkTriggerCount(context);
  const names = new Map<string, string>();
  for (const trigger of flow.triggers) {
    checkStep(trigger, memberOf(objectAt(definition, 'triggers'), trigger.name) ?? null, names, context);
    checkRanges(trigger, context);
  }
  for (const placed of places.all) {
    checkStep(placed.action, placed.action.source, names, context);
    checkAction(placed, context);
  }
  checkLimit('The flow', places.all.length, 'actions', limits.actions, '/actions', context);
  const outputs = memberNames(objectAt(definition, 'outputs') ?? {}).length;
  checkLimit('The flow', outputs, 'outputs', limits.outputs, '/outputs', context);
}

function checkSchemaYear({ definition, report }: RuleContext): void {
  const year = /Microsoft\.Logic\/schemas\/(\d{4})-/i.exec(stringAt(definition, '$schema') ?? '')?.[1];
  if (year === undefined || year === '2016') return;
  report(diagnostic('schema-year', { year }, { place: { pointer: '/$schema' } }));
}

/** Power Automate has exactly one; the language allows ten. A flow of Logic Apps may be kept without one while it is written. */
function checkTriggerCount({ definition, flow, flavour, report }: RuleContext): void {
  if (!isObject(memberOf(definition, 'triggers'))) return;
  const count = flow.triggers.length;
  const most = flavour === 'power-automate' ? 1 : limits.triggers;
  if (count >= 1 && count <= most) return;
  const allowed = most === 1 ? 'exactly one is' : `one to ${most} are`;
  const advice =
    count === 0 ? 'Add the trigger that starts it.' : 'Make a flow of its own for each of the others.';
  report(diagnostic('trigger-count', { count, allowed, advice }, { place: { pointer: '/triggers' } }));
}

function checkStep(
  step: StepCommon,
  value: unknown,
  names: Map<string, string>,
  { report }: RuleContext,
): void {
  const { name, pointer, source } = step;
  const details = { place: { pointer } };
  if (!isObject(value)) report(diagnostic('step-not-object', { name }, details));
  else if (step.type === '') report(diagnostic('type-missing', { name }, details));
  if (name.length > limits.name) {
    report(diagnostic('name-too-long', { name, length: name.length, limit: limits.name }, details));
  }
  const length = stringAt(source, 'description')?.length ?? 0;
  if (length > limits.description) {
    const place = { pointer: `${pointer}/description` };
    report(diagnostic('description-too-long', { name, length, limit: limits.description }, { place }));
  }
  // Two agents may hand over to the same one, and nothing reads a handover.
  if (step.type.toLowerCase() === 'agenthandoff') return;
  const other = names.get(name.toLowerCase());
  if (other === undefined) names.set(name.toLowerCase(), pointer);
  else report(diagnostic('name-taken', { name, other }, details));
}

function checkAction(placed: PlacedAction, context: RuleContext): void {
  const { action, depth } = placed;
  const { name, pointer, source } = action;
  const loop = loopAround(placed)?.action.name;
  if (loop !== undefined && (action.kind === 'Terminate' || action.kind === 'Response')) {
    const code = action.kind === 'Terminate' ? 'terminate-in-loop' : 'response-in-loop';
    context.report(diagnostic(code, { name, loop }, { place: { pointer } }));
  }
  // Told once, where it begins.
  if (depth === limits.nesting + 1) {
    checkLimit(`'${name}'`, depth, 'actions around it', limits.nesting, pointer, context);
  }
  const cases = memberNames(objectAt(source, 'cases') ?? {}).length;
  checkLimit(`'${name}'`, cases, 'cases', limits.cases, `${pointer}/cases`, context);
  const tracked = memberOf(source, 'trackedProperties');
  const size = tracked === undefined ? 0 : JSON.stringify(tracked).length;
  checkLimit(
    `'${name}'`,
    size,
    'characters of tracked properties',
    limits.trackedProperties,
    `${pointer}/trackedProperties`,
    context,
  );
  checkRanges(action, context);
}
