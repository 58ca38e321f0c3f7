/** The words of a session that are no formulas: they begin with a colon. */
import { hasFatal, findingLines } from './report.ts';
import type { Session, SessionLine } from './session.ts';
import { typeText } from './type-text.ts';

const help = `Type a formula to see its value: Sum([1, 2, 3], Value)
  Set(x, 5)                          makes a variable, or gives it another value
  total = x * 2;                     makes a named formula, which follows x
  Twice(n: Number): Number = n * 2;  makes a function
  Point := Type({x: Number});        makes a type
A formula goes on in the next line while brackets or quotes are open.
  :type <formula>  the type of a formula    :names  all names made so far
  :clear           forgets them             :quit   ends the session, as Ctrl+D does
At the prompt Tab completes, Ctrl+C ends a running formula or clears the line.`;

/** Whether a line is one of these words. No formula begins with a colon. */
export function isSpecial(text: string): boolean {
  return text.trimStart().startsWith(':');
}

/** What a word came to. */
export interface SpecialResult {
  readonly lines: readonly SessionLine[];
  readonly failed: boolean;
  readonly ends: boolean;
}

/** Does what a word says. */
export function runSpecial(text: string, session: Session, defined: ReadonlySet<string>): SpecialResult {
  const [, word = '', rest = ''] = /^:(\S*)\s*([\s\S]*)$/u.exec(text.trim()) ?? [];
  switch (word.toLowerCase()) {
    case 'help':
    case 'h':
    case '?':
      return said([help]);
    case 'quit':
    case 'q':
    case 'exit':
      return { ...said([]), ends: true };
    case 'clear':
      session.clear();
      return said([]);
    case 'names':
      return said(nameLines(session, defined));
    case 'type':
      return typeOf(rest, session);
    default:
      return wrong([`There is no word ":${word}". :help names them all.`]);
  }
}

function typeOf(text: string, session: Session): SpecialResult {
  if (text === '') return wrong(['Write a formula behind :type.']);
  const { formula, findings } = session.check({ text, file: undefined });
  return hasFatal(findings) ? wrong(findings.flatMap(findingLines)) : said([typeText(formula.type)]);
}

function nameLines(session: Session, defined: ReadonlySet<string>): readonly string[] {
  const { engine, graph } = session.host();
  const cells = [...graph.names()].map((name) => {
    const cell = graph.get(name);
    return `${name}: ${cell === undefined ? '' : typeText(cell.type)}${cell?.text === undefined ? '' : ` = ${cell.text.trim()}`}`;
  });
  const others = [...defined]
    .filter((name) => graph.get(name) === undefined)
    .map((name) => {
      const type = engine.symbols.findType(name);
      return type === undefined ? `${name}(…)` : `${name} := Type(${typeText(type)})`;
    });
  return [...cells, ...others];
}

function said(texts: readonly string[]): SpecialResult {
  return { lines: texts.map((text) => ({ kind: 'message', text })), failed: false, ends: false };
}

function wrong(texts: readonly string[]): SpecialResult {
  return { lines: texts.map((text) => ({ kind: 'problem', text })), failed: true, ends: false };
}
