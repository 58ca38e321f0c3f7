/** Actions and loops that an expression of an action reads. */
import type { ExpressionReference } from '@connectory/expressions';
import { diagnostic } from '../../diagnostics.ts';
import type { RuleContext } from '../context.ts';
import { around, mayRead, type PlacedAction } from '../places.ts';
import type { TemplateText } from '../templates.ts';

const withItems = new Set(['Select', 'Query', 'Table']);

/** Checks what an expression reads of other actions. */
export function checkActionReference(
  placed: PlacedAction,
  reference: ExpressionReference,
  text: TemplateText,
  context: RuleContext,
): void {
  switch (reference.kind) {
    case 'action':
    case 'scope':
      return checkAction(placed, reference, text, context);
    case 'loop':
      return checkLoop(placed, reference, text, context);
    case 'item':
      return checkItem(placed, text, context);
    default:
  }
}

function checkAction(
  placed: PlacedAction,
  { name: other, kind, function: reader }: ExpressionReference,
  { pointer, member }: TemplateText,
  { places, report }: RuleContext,
): void {
  if (other === undefined) return;
  const { name } = placed.action;
  const data = { name, other, function: reader };
  const details = { place: { pointer } };
  const target = places.byName.get(other.toLowerCase());
  if (target === undefined) return report(diagnostic('action-unknown', data, details));
  // Tracked properties are worked out when the action has ended.
  if (member === 'trackedProperties' && target === placed) return;
  if (!mayRead(placed, target)) return report(diagnostic('action-may-not-have-run', data, details));
  if (kind === 'scope' && target.action.containers.length === 0 && !holdsActions(target)) {
    report(diagnostic('scope-expected', data, details));
  }
}

function holdsActions({ action }: PlacedAction): boolean {
  return ['Scope', 'If', 'Switch', 'Foreach', 'Until', 'Agent', 'unknown'].includes(action.kind);
}

function checkLoop(
  placed: PlacedAction,
  { name: other, function: reader }: ExpressionReference,
  { pointer, member }: TemplateText,
  { places, report }: RuleContext,
): void {
  if (other === undefined) return;
  const { name } = placed.action;
  const data = { name, other, function: reader };
  const details = { place: { pointer } };
  const loop = places.byName.get(other.toLowerCase());
  if (loop === undefined) return report(diagnostic('action-unknown', data, details));
  const kind = reader === 'iterationIndexes' ? 'Until' : 'Foreach';
  // The test of an Until loop belongs to the loop.
  const own = kind === 'Until' && member === 'expression' ? 0 : 1;
  if (loop.action.kind === kind && around(placed).slice(own).includes(loop)) return;
  report(diagnostic('loop-not-around', data, details));
}

function checkItem(placed: PlacedAction, { pointer }: TemplateText, { report }: RuleContext): void {
  const { name, kind } = placed.action;
  if (withItems.has(kind) || kind === 'unknown') return;
  if (
    around(placed)
      .slice(1)
      .some(({ action }) => action.kind === 'Foreach')
  )
    return;
  report(diagnostic('item-outside-loop', { name }, { place: { pointer } }));
}
