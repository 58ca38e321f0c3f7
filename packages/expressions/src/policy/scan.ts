import type { PolicyCall, PolicyFunction, TemplateProblem } from './types.ts';
import type { PathStep } from './walk.ts';

/** Spellings of the functions, lower case. Both `header` and `headers` stand in the documentation. */
const functions: ReadonlyMap<string, PolicyFunction> = new Map([
  ['connectionparameters', 'connectionParameters'],
  ['queryparameters', 'queryParameters'],
  ['headers', 'headers'],
  ['header', 'headers'],
  ['body', 'body'],
  ['item', 'item'],
  ['triggerbody', 'triggerBody'],
  ['environmentvariables', 'environmentVariables'],
]);

/** The functions of the policy language, as they are usually written. */
export const policyFunctions: readonly PolicyFunction[] = [...new Set(functions.values())];

/** Functions that return a node of a message and so may be followed by a path. The others return text. */
const nodes: ReadonlySet<PolicyFunction> = new Set<PolicyFunction>(['body', 'item', 'triggerBody']);

/** True for a call that names a node rather than a text. */
export function namesNode(call: PolicyCall): boolean {
  return nodes.has(call.name);
}

/** What was read at a position: a call and where it ends, or a problem, or nothing that is meant as a call. */
export type CallReading =
  | { readonly kind: 'call'; readonly call: PolicyCall; readonly end: number }
  | { readonly kind: 'problem'; readonly problem: TemplateProblem; readonly end: number }
  | { readonly kind: 'none' };

const nameAt = /([A-Za-z_]\w*)\s*\(/y;
const memberAt = /\.([A-Za-z_$][\w$-]*)/y;
const indexAt = /\[\s*(\d+)\s*\]/y;

/** Reads `name('argument','fallback').path` at a position, which stands behind the `@`. */
export function readCall(text: string, start: number): CallReading {
  const name = match(nameAt, text, start);
  if (name === undefined) return { kind: 'none' };
  const known = functions.get(name.group.toLowerCase());
  if (known === undefined) {
    const problem: TemplateProblem = { kind: 'unknown-function', position: start, name: name.group };
    return { kind: 'problem', problem, end: name.end };
  }
  const args: string[] = [];
  let at = skipBlanks(text, name.end);
  while (text[at] !== ')') {
    const quoted = readQuoted(text, at);
    if (quoted === undefined)
      return syntax(at, args.length === 0 ? "a name in quotes or ')'" : 'a text in quotes');
    args.push(quoted.value);
    at = skipBlanks(text, quoted.end);
    if (text[at] === ',') at = skipBlanks(text, at + 1);
    else if (text[at] !== ')') return syntax(at, "',' or ')'");
  }
  const closed = at + 1;
  const wantsName = !nodes.has(known);
  if (wantsName && args.length === 0) return syntax(at, 'a name in quotes');
  if (args.length > (wantsName ? 2 : 0)) return syntax(at, wantsName ? 'at most two texts' : "')' at once");
  const path: PathStep[] = [];
  const end = wantsName ? closed : readPath(text, closed, path);
  if (end === undefined) return syntax(closed, "a path such as .name, ['name'] or [0]");
  const [argument, fallback] = args;
  return { kind: 'call', call: { name: known, argument, fallback, path, text: text.slice(start, end) }, end };
}

/** Reads `.a['b'][0]` into steps. Gives the end, or `undefined` when a bracket is not closed. */
export function readPath(text: string, start: number, path: PathStep[]): number | undefined {
  let at = start;
  for (;;) {
    const member = match(memberAt, text, at);
    if (member !== undefined) {
      path.push(member.group);
      at = member.end;
      continue;
    }
    if (text[at] !== '[') return at;
    const index = match(indexAt, text, at);
    if (index !== undefined) {
      path.push(Number(index.group));
      at = index.end;
      continue;
    }
    const quoted = readQuoted(text, skipBlanks(text, at + 1));
    if (quoted === undefined) return undefined;
    const close = skipBlanks(text, quoted.end);
    if (text[close] !== ']') return undefined;
    path.push(quoted.value);
    at = close + 1;
  }
}

function readQuoted(text: string, at: number): { readonly value: string; readonly end: number } | undefined {
  const quote = text[at];
  if (quote !== "'" && quote !== '"') return undefined;
  let from = at + 1;
  for (;;) {
    const end = text.indexOf(quote, from);
    if (end === -1) return undefined;
    // A quote inside is written twice, as in the flow language.
    if (text[end + 1] !== quote)
      return { value: text.slice(at + 1, end).replaceAll(quote + quote, quote), end: end + 1 };
    from = end + 2;
  }
}

function match(
  pattern: RegExp,
  text: string,
  at: number,
): { readonly group: string; readonly end: number } | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? undefined : { group: found[1] ?? '', end: pattern.lastIndex };
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}

function syntax(position: number, expected: string): CallReading {
  return { kind: 'problem', problem: { kind: 'syntax', position, expected }, end: position };
}
