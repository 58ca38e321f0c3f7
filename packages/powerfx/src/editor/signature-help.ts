/** How the call around the caret is written, and which argument the caret stands at. */
import type { Engine } from '../host/engine.ts';
import type { Symbols } from '../host/symbols.ts';
import type { FunctionEntry, Parameter } from '../functions/entry.ts';
import type { Bound } from '../binder/bound.ts';
import { cursorAt } from './cursor.ts';
import { boundOf, type EditorOptions } from './options.ts';
import { argumentAt, type Argument } from './scope.ts';
import { listOf } from './signature-label.ts';
import { goesOn, groupsOf, signaturesFor } from './signature-shapes.ts';

/** A parameter in a signature's label. */
export interface ParameterInformation {
  readonly name: string;
  /** Where it stands in the label: from and to, in UTF-16 units. */
  readonly label: readonly [start: number, end: number];
  readonly documentation: string;
}

/** One way to write the call. */
export interface SignatureInformation {
  readonly label: string;
  readonly documentation: string;
  readonly parameters: readonly ParameterInformation[];
}

/** What a signature help shows. Without a call around the caret there are no signatures. */
export interface SignatureHelp {
  readonly signatures: readonly SignatureInformation[];
  readonly activeSignature: number;
  /** Index of the argument the caret stands at. */
  readonly activeParameter: number;
}

const none: SignatureHelp = { signatures: [], activeSignature: 0, activeParameter: 0 };

/**
 * The signatures of the innermost call around an offset that can hold as many arguments as are written. Text may be broken.
 *
 * @example
 * ```ts
 * import { createEngine, signatureHelp } from '@connectory/powerfx';
 * const help = signatureHelp(createEngine(), 'Round(1.5, ', 11);
 * help.signatures[0]?.label; // 'Round(number, num_digits)'
 * help.activeParameter; // 1
 * ```
 */
export function signatureHelp(
  engine: Engine,
  text: string,
  offset: number,
  options: EditorOptions = {},
): SignatureHelp {
  return signaturesOf(boundOf(engine, text, options), engine.symbols, offset);
}

function signaturesOf(bound: Bound, symbols: Symbols, offset: number): SignatureHelp {
  const argument = calledAt(bound, symbols, Math.max(0, Math.min(offset, bound.syntax.source.length)));
  if (argument === undefined) return none;
  const { entry, index, call } = argument;
  const written = call.args.length === 1 && call.args[0]?.kind === 'error' ? 0 : call.args.length;
  const count = Math.max(written, index === 0 ? written : index + 1);
  const signatures = groupsOf(entry).flatMap((group) =>
    signaturesFor(group, count).map((parameters) => signature(entry, parameters, goesOn(group, count))),
  );
  const longest = Math.max(0, ...signatures.map(({ parameters }) => parameters.length));
  return { signatures, activeSignature: 0, activeParameter: Math.min(index, Math.max(0, longest - 1)) };
}

/** The innermost call of a known function whose parentheses the caret is in. */
function calledAt(bound: Bound, symbols: Symbols, offset: number): Argument | undefined {
  const { frames } = cursorAt(bound.syntax, offset);
  for (const frame of frames.toReversed()) {
    if (frame.kind === 'call') return argumentAt(bound, symbols, frame);
  }
  return undefined;
}

function signature(
  entry: FunctionEntry,
  parameters: readonly Parameter[],
  more: boolean,
): SignatureInformation {
  const head = `${entry.name}(`;
  const shown: ParameterInformation[] = [];
  let at = head.length;
  for (const { name, description } of parameters) {
    shown.push({ name, label: [at, at + name.length], documentation: description });
    at += name.length + 2;
  }
  return {
    label: `${head}${listOf(parameters, more)})`,
    documentation: entry.description,
    parameters: shown,
  };
}
