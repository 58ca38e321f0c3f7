/** The function whose parameters are being written. */
import type { FunctionDefinition, ParameterDefinition } from '../functions/define.ts';
import { findFunction } from '../functions/library.ts';
import { cursorAt, openCall } from './cursor.ts';

/** A function's signature, and which of its parameters the cursor is in. */
export interface SignatureHelp {
  /** `substring(text, startIndex, [length])` */
  readonly label: string;
  readonly summary: string;
  readonly parameters: readonly { readonly label: string; readonly summary: string }[];
  /** Index into `parameters`; their count when there are too many. */
  readonly active: number;
}

function parameterLabel({ name, optional }: ParameterDefinition): string {
  return optional ? `[${name}]` : name;
}

/** The signature of a function in one line. */
export function signatureLabel({ name, parameters, repeats }: FunctionDefinition): string {
  return `${name}(${parameters.map(parameterLabel).join(', ')}${repeats ? ', …' : ''})`;
}

/**
 * The signature of the innermost call around an offset of a template; `undefined` outside of calls and for unknown functions.
 *
 * @example
 * ```ts
 * import { signatureAt } from '@connectory/expressions';
 * signatureAt("@substring('abc', 1", 19)?.active; // 1
 * ```
 */
export function signatureAt(source: string, offset: number): SignatureHelp | undefined {
  const cursor = cursorAt(source, offset);
  const call = cursor === undefined ? undefined : openCall(cursor.tokens);
  const definition = call === undefined ? undefined : findFunction(call.name);
  if (call === undefined || definition === undefined) return undefined;
  const { parameters, repeats, summary } = definition;
  return {
    label: signatureLabel(definition),
    summary,
    parameters: parameters.map((one) => ({ label: parameterLabel(one), summary: one.summary })),
    active: repeats
      ? Math.min(call.parameter, parameters.length - 1)
      : Math.min(call.parameter, parameters.length),
  };
}
