/** Whether a formula goes on in the next line: brackets, quotes or comments are still open. */
import { parseFormula, type ParseOptions } from '@connectory/powerfx';

/** A formula that is typed is not longer than this; what is longer belongs into a file. */
const maxTyped = 100_000;

const opening: ReadonlySet<string> = new Set(['(', '[', '{']);
const closing: ReadonlySet<string> = new Set([')', ']', '}']);

/** Lines on their way to a formula. */
export interface TypedLines {
  /** Takes a line. Gives the formula once nothing is open any more, undefined as long as something is. */
  readonly add: (line: string) => string | undefined;
  /** The lines taken so far, with a line break behind each; empty between two formulas. */
  readonly open: () => string;
  /** Gives what was taken as it is, and forgets it. */
  readonly flush: () => string;
}

/** What is open at the end of a text: so many brackets, and perhaps a text, comment or island, which only its own end closes. */
interface Openness {
  readonly depth: number;
  readonly inside: boolean;
}

/** Collects lines. Each is looked at once: where only brackets are open, what came before says no more than how many. */
export function typedLines(options: ParseOptions): TypedLines {
  let whole = '';
  let depth = 0;
  /** What is to be looked at again, since it stopped inside of a text, comment or island. */
  let rest = '';
  const flush = (): string => {
    const text = whole.replace(/\n+$/u, '');
    whole = '';
    depth = 0;
    rest = '';
    return text;
  };
  return {
    open: () => whole,
    flush,
    add: (line) => {
      whole += `${line}\n`;
      rest += line;
      const found = opennessOf(rest, options);
      const isOpen = found.inside || depth + found.depth > 0;
      if (!isOpen || whole.length > maxTyped) return flush();
      if (found.inside) {
        rest += '\n';
      } else {
        depth += found.depth;
        rest = '';
      }
      return undefined;
    },
  };
}

function opennessOf(text: string, options: ParseOptions): Openness {
  const { tokens } = parseFormula(text, options);
  let depth = 0;
  let islands = 0;
  let isCut = false;
  for (const { kind, value, start, end, problem } of tokens) {
    if (kind === 'comment' && problem !== undefined) isCut = true;
    if (kind === 'error' && end === text.length && text.charAt(start) === '"') isCut = true;
    if (kind === 'interpolationStart' || kind === 'islandStart') islands += 1;
    if (kind === 'interpolationEnd' || kind === 'islandEnd') islands -= 1;
    if (kind === 'punctuator' && opening.has(value)) depth += 1;
    if (kind === 'punctuator' && closing.has(value)) depth -= 1;
  }
  return { depth, inside: isCut || islands > 0 };
}
