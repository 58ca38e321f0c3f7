/** Expressions of Azure Resource Manager templates, which a deployment works out before the flow sees its definition. */
import { escapeSegment, isArray, isObject, type Json, memberNames, memberOf } from '@connectory/base';

/** An expression of a template, kept as it is. */
export interface ArmExpression {
  /** JSON pointer into the definition. */
  readonly pointer: string;
  /** The text with its brackets. */
  readonly text: string;
}

/** Whether a text is an expression of a template: `[name(…)…]`. Two brackets at the start are a text that begins with one. */
export function isArm(text: string): boolean {
  return /^\[[A-Za-z_][\w.]*\(/.test(text) && text.endsWith(']');
}

/** All expressions of a template in a definition, which have to be resolved before it can run. */
export function armExpressionsOf(value: Json, pointer = ''): readonly ArmExpression[] {
  if (typeof value === 'string') return isArm(value) ? [{ pointer, text: value }] : [];
  if (isArray(value)) return value.flatMap((item, index) => armExpressionsOf(item, `${pointer}/${index}`));
  if (!isObject(value)) return [];
  return memberNames(value).flatMap((name) =>
    armExpressionsOf(memberOf(value, name) ?? null, `${pointer}/${escapeSegment(name)}`),
  );
}
