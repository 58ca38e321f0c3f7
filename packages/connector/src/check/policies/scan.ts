/*
 * The grammar of policy templates (connector spec, policies §6.3.1), syntax only: what it means is the runtime's.
 *
 *   template := (literal | call | '@{' call '}' | '{@' call '}')*
 *   call     := name '(' (string (',' string)?)? ')' path*
 *   path     := '.' identifier | '[' 'key' ']' | '[' integer ']'      after body(), item(), triggerBody() only
 */

/** One call found in a template. */
export interface TemplateCall {
  /** As written. */
  readonly name: string;
  readonly arguments: readonly string[];
  /** Offset in the template, from 0. */
  readonly at: number;
}

/** What scanning a template gave. */
export interface TemplateScan {
  readonly calls: readonly TemplateCall[];
  /** Offset of the first character that cannot be read. */
  readonly problem: number | undefined;
}

/** Functions of the language, lower case. */
export const policyFunctions: ReadonlySet<string> = new Set([
  'connectionparameters',
  'queryparameters',
  'headers',
  'header',
  'body',
  'item',
  'triggerbody',
  'environmentvariables',
]);

/** Functions whose result has a path; after the others a dot is literal text. */
const withPath = new Set(['body', 'item', 'triggerbody']);

const opening = /@\{?([A-Za-z_]\w*)\s*\(|\{@([A-Za-z_]\w*)\s*\(/g;
const string = /\s*(?:'((?:[^']|'')*)'|"([^"]*)")\s*/y;
const step = /\.[\w$@-]+|\['[^']*'\]|\[-?\d+\]/y;

/** Scans a template for its calls. Text that is no call is literal and cannot be wrong. */
export function scanTemplate(text: string): TemplateScan {
  const calls: TemplateCall[] = [];
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const name = match[1] ?? match[2] ?? '';
    const wrapped = match[0].startsWith('@{') || match[0].startsWith('{@');
    const inner = scanArguments(text, match.index + match[0].length);
    if (inner.problem !== undefined) return { calls, problem: inner.problem };
    calls.push({ name, arguments: inner.arguments, at: match.index });
    let at = inner.end;
    // Unknown functions are told by another rule; what follows them is not looked into.
    const known = policyFunctions.has(name.toLowerCase());
    if (withPath.has(name.toLowerCase())) at = skipPath(text, at);
    if (wrapped && known) {
      if (text[at] !== '}') return { calls, problem: at };
      at += 1;
    }
    opening.lastIndex = at;
  }
  return { calls, problem: undefined };
}

/** Whether a text is one call and nothing else, as parameters that name a place have to be. `body()` without `@` occurs. */
export function isSingleCall(text: string): boolean {
  const trimmed = text.trim();
  const given = trimmed.startsWith('@') || trimmed.startsWith('{@') ? trimmed : `@${trimmed}`;
  const { calls, problem } = scanTemplate(given);
  const [call] = calls;
  if (problem !== undefined || calls.length !== 1 || call === undefined || call.at !== 0) return false;
  const close = given.indexOf(')', call.at);
  const rest = given.slice(skipPath(given, close + 1));
  return rest === '' || (rest === '}' && given.includes('{'));
}

interface Arguments {
  readonly arguments: readonly string[];
  readonly end: number;
  readonly problem: number | undefined;
}

function scanArguments(text: string, from: number): Arguments {
  const found: string[] = [];
  let at = from;
  for (;;) {
    string.lastIndex = at;
    const match = string.exec(text);
    if (match === null) {
      const end = text.slice(at).search(/\S/) + at;
      const closes = found.length === 0 && text[end] === ')';
      return { arguments: found, end: end + 1, problem: closes ? undefined : Math.max(at, end) };
    }
    found.push(match[1]?.replaceAll("''", "'") ?? match[2] ?? '');
    at = string.lastIndex;
    if (text[at] === ')') return { arguments: found, end: at + 1, problem: undefined };
    if (text[at] !== ',' || found.length > 1) return { arguments: found, end: at, problem: at };
    at += 1;
  }
}

function skipPath(text: string, from: number): number {
  let at = from;
  for (;;) {
    step.lastIndex = at;
    if (!step.test(text)) return at;
    at = step.lastIndex;
  }
}
