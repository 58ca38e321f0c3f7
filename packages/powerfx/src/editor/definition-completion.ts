/** What can be written at the caret of a program: named formulas, user functions and types, one after the other. */
import { bindFormula, createBinder } from '../binder/bind.ts';
import { readUserFunction } from '../definitions/user-function.ts';
import type { Engine } from '../host/engine.ts';
import type { Symbols, VariableSymbol } from '../host/symbols.ts';
import { variable } from '../host/variable.ts';
import { separatorsFor } from '../lexer/separators.ts';
import { tokenize } from '../lexer/tokenize.ts';
import { parseDefinitions, type FunctionDefinition } from '../parser/definitions.ts';
import { parseFormula } from '../parser/parse.ts';
import type { FunctionEntry } from '../functions/entry.ts';
import type { Token } from '../syntax/token.ts';
import { unknownType } from '../types/type.ts';
import { completeBound, type CompletionOptions } from './completion.ts';
import { cursorAt } from './cursor.ts';
import { rankItems, type CompletionItem } from './item.ts';
import { typeCandidates } from './type-names.ts';

/** One definition as far as it is written, by tokens. */
interface Segment {
  readonly start: number;
  readonly end: number;
  /** Where the body begins; undefined where only the head is written. */
  readonly body: number | undefined;
}

/**
 * What can be written at an offset of a program: names of types behind a colon, and in bodies all that a formula may use, the
 * parameters of the function and the names of the other definitions among them.
 *
 * @example
 * ```ts
 * import { createEngine, definitionCompletion } from '@connectory/powerfx';
 * const text = 'Twice(amount: Number): Number = amo';
 * definitionCompletion(createEngine(), text, text.length).map((item) => item.label); // ['amount']
 * ```
 */
export function definitionCompletion(
  engine: Engine,
  text: string,
  offset: number,
  options: CompletionOptions = {},
): readonly CompletionItem[] {
  const { services } = engine;
  const culture = options.culture ?? services.culture;
  const separators =
    options.culture === undefined ? {} : { separators: separatorsFor(options.culture.decimalSeparator) };
  const segment = segmentAt(tokenize(text, separators), offset, text.length);
  const { configuration } = services;
  const parse = { ...separators, numberMode: configuration.numberMode };
  // Whatever stands before the part that is read becomes blanks, so that places stay what they are.
  const from = segment.body ?? segment.start;
  const part = text.slice(0, from).replaceAll(/[^\r\n]/gu, ' ') + text.slice(from, segment.end);
  const syntax = parseFormula(part, { ...parse, chaining: options.sideEffects ?? false });
  if (segment.body === undefined) {
    const cursor = cursorAt(syntax, offset);
    const isType = cursor.before?.value === ':';
    const candidates = isType ? typeCandidates(engine.symbols, cursor.frames.length === 0) : [];
    return rankItems(text, cursor.replace, cursor.prefix, culture.tag, candidates);
  }
  const symbols = namesOfProgram(engine, text, segment, parse);
  const bound = bindFormula(syntax, { configuration, symbols, sideEffects: options.sideEffects ?? false });
  return completeBound(bound, symbols, offset, {
    culture: culture.tag,
    invoked: options.invoked ?? false,
    expected: undefined,
  });
}

/** The definition the caret is in. */
function segmentAt(tokens: readonly Token[], offset: number, length: number): Segment {
  let start = 0;
  let depth = 0;
  let body: number | undefined;
  for (const token of tokens) {
    if (token.kind !== 'punctuator') continue;
    if ('([{'.includes(token.value)) depth += 1;
    if (')]}'.includes(token.value)) depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    if (token.value === ';') {
      if (token.end > offset)
        return { start, end: token.start, body: body === undefined || body > offset ? undefined : body };
      start = token.end;
      body = undefined;
    } else if ((token.value === '=' || token.value === ':=') && body === undefined) body = token.end;
  }
  return { start, end: length, body: body === undefined || body > offset ? undefined : body };
}

/** The engine's names, those of the other definitions, and the parameters of the function the caret is in. */
function namesOfProgram(
  engine: Engine,
  text: string,
  segment: Segment,
  parse: Parameters<typeof parseDefinitions>[1],
): Symbols {
  const { symbols, services } = engine;
  const binder = createBinder(services.configuration, symbols);
  const variables = new Map<string, VariableSymbol>();
  const functions = new Map<string, FunctionEntry>();
  const declare = (definition: FunctionDefinition): FunctionEntry | undefined =>
    readUserFunction(definition, binder)?.entry;
  // The definition at the caret is left out: it is not whole while it is written.
  const others = `${text.slice(0, segment.start)} ${text.slice(segment.end)}`;
  for (const item of parseDefinitions(others, parse).items) {
    const { name } = item.identifier;
    if (item.kind === 'formula')
      variables.set(name, variable({ name, type: unknownType, value: null, role: 'formula' }));
    const entry = item.kind === 'function' ? declare(item) : undefined;
    if (entry !== undefined) functions.set(name, entry);
  }
  for (const item of parseDefinitions(text.slice(segment.start, segment.end), parse).items) {
    if (item.kind !== 'function') continue;
    const own = declare(item);
    for (const parameter of own?.signatures[0]?.parameters ?? []) {
      const type = parameter.type ?? unknownType;
      variables.set(parameter.name, variable({ name: parameter.name, type, value: null }));
    }
  }
  return {
    ...symbols,
    find: (name) => variables.get(name) ?? symbols.find(name),
    findFunction: (name, namespace) =>
      (namespace === '' ? functions.get(name) : undefined) ?? symbols.findFunction(name, namespace),
    all: () => [...variables.values(), ...symbols.all()],
    functions: () => [...functions.values(), ...symbols.functions()],
  };
}
