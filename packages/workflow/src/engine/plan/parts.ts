/** Values of a definition, compiled; what a deployment has yet to work out fails when it is reached, and not before. */
import { type Diagnostic, err, type Json, parsePointer, valueAt, withValueAt } from '@connectory/base';
import { type Compiled, compileValue } from '@connectory/expressions';
import { isArm } from '../../definition/arm.ts';
import type { Flavour } from '../../definition/context.ts';
import { diagnostic } from '../../diagnostics.ts';

/** Of long texts, what a message shows. */
const shownLength = 60;

/** A compiled value. With a problem the definition cannot be run. */
export interface CompiledPart {
  readonly compiled: Compiled;
  readonly problem?: Diagnostic;
}

/**
 * Compiles a value full of templates. An expression of a deployment template is a text in which quotes are doubled and parts are missing, so
 * that it often is no template of a flow: the flow that gets deployed has another text there. It does not keep the rest from being run.
 */
export function compilePart(value: Json, flavour: Flavour): CompiledPart {
  const compiled = compileValue(value);
  if (compiled.ok) return { compiled: compiled.value };
  const pointer = compiled.error.place?.pointer ?? '';
  const text = valueAt(value, pointer);
  if (typeof text !== 'string' || !isUndeployed(text, flavour)) {
    return { compiled: { evaluate: () => compiled }, problem: compiled.error };
  }
  const others = compilePart(withValueAt(value, parsePointer(pointer) ?? [], null), flavour);
  if (others.problem !== undefined) return others;
  const problem = undeployed(text);
  return { compiled: { evaluate: () => err(problem) } };
}

/** Whether a text is an expression that a deployment works out. */
export function isUndeployed(text: string, flavour: Flavour): boolean {
  return flavour === 'logic-apps' && isArm(text);
}

/** What an action says that needs the value of such an expression. */
export function undeployed(text: string): Diagnostic {
  const shown = text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
  return diagnostic('template-not-deployed', { text: shown });
}
