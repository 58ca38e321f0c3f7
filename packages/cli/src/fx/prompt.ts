/** The prompt: history, completion by Tab, colours while typing, and Ctrl+C for a formula that takes too long. */
import { createInterface } from 'node:readline';
import { readLinesAt, writeLinesAt } from '../files.ts';
import { colored, coloringFrom, paint } from './colors.ts';
import { parseOptionsOf } from './host.ts';
import { typedLines } from './open.ts';
import { safe } from './report.ts';
import type { SessionStart } from './session.ts';
import { isSpecial } from './special.ts';
import type { ColoredLine, ThreadAnswer } from './thread-messages.ts';
import { startThread } from './thread.ts';

/** Where the prompt is. */
export interface PromptOptions {
  readonly start: SessionStart;
  readonly colors: boolean;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number };
  /** File that keeps what was typed. */
  readonly history: string;
}

/** What readline wants to be told: what could be written, in place of which end of the line. */
type Completed = (error: null, result: [completions: string[], typed: string]) => void;

const firstPrompt = '> ';
const nextPrompt = '. ';
const maxHistory = 1_000;
/** Milliseconds that a formula has to heed a Ctrl+C before the next one ends the whole session. */
const patience = 1_000;
const welcome = 'Power Fx. :help tells what can be typed, Ctrl+D ends.';
const lost = 'The session was ended, and begins anew: what was set in it is forgotten.';

/** Reads formulas and shows their values until the user has had enough. */
export async function runPrompt({ start, colors, input, output, history }: PromptOptions): Promise<void> {
  let thread = startThread(start);
  /** Lines that were typed or pasted while a formula ran. */
  let waiting: string[] = [];
  let isBusy = true;
  /** When Ctrl+C was pressed for the formula that runs. */
  let cancelledAt: number | undefined;
  let hasEnded = false;
  let typed: readonly string[] = (await readLinesAt(history)).toReversed();
  /** The lines of a formula that is not complete yet. */
  const { open, add, flush } = typedLines(parseOptionsOf(start.settings));
  const write = (text: string): void => {
    output.write(`${text}\n`);
  };

  const reader = createInterface({
    input,
    output,
    terminal: true,
    history: [...typed],
    historySize: maxHistory,
    removeHistoryDuplicates: true,
    completer: (line: string, done: Completed) => void complete(line, done),
  });

  const complete = async (line: string, done: Completed): Promise<void> => {
    const answer = isBusy ? undefined : await thread.ask('complete', open() + line);
    done(null, [[...(answer?.completions ?? [])], answer?.typed ?? '']);
  };

  const show = (line: ColoredLine): void => {
    const text = safe(line.text);
    if (!colors) write(text);
    // Offsets fit only when nothing was replaced.
    else if (line.kind === 'value') write(text === line.text ? paint(text, line.coloring) : text);
    else if (line.kind === 'problem') write(colored(text, 31));
    else write(line.kind === 'notice' ? colored(text, 90) : text);
  };

  const prompt = (): void => {
    reader.setPrompt(open() === '' ? firstPrompt : nextPrompt);
    reader.prompt();
  };

  const anew = async (): Promise<void> => {
    await thread.end();
    thread = startThread(start);
    await thread.ready;
    write(lost);
  };

  const finish = async (answer: ThreadAnswer | undefined): Promise<void> => {
    if (hasEnded) return;
    if (answer === undefined) await anew();
    else answer.lines.forEach(show);
    isBusy = false;
    if (answer?.ends === true) reader.close();
    else await next();
  };

  const next = async (): Promise<void> => {
    const line = waiting.shift();
    if (line === undefined) prompt();
    else await take(line);
  };

  const take = async (line: string): Promise<void> => {
    // An empty line ends what a bracket too many would keep open for ever.
    const isEnd = line.trim() === '';
    const text = open() === '' && isSpecial(line) ? line : isEnd ? flush() : add(line);
    if (text === undefined || text.trim() === '') return next();
    isBusy = true;
    cancelledAt = undefined;
    await finish(await thread.ask('step', text));
  };

  /** Writes the line again in colours, with the cursor back where it was. */
  const recolor = async (): Promise<void> => {
    const { line } = reader;
    const answer = isBusy || line === '' ? undefined : await thread.ask('color', open() + line);
    if (answer === undefined || isBusy || hasEnded || reader.line !== line) return;
    const { columns = 80, rows = 24 } = output;
    // A line higher than the screen cannot be reached any more.
    if ((line.length + firstPrompt.length) / columns >= rows - 1) return;
    const up = reader.getCursorPos().rows;
    const painted = paint(line, coloringFrom(answer.coloring, open().length));
    output.write(`\u001b7${up > 0 ? `\u001b[${up}A` : ''}\r${reader.getPrompt()}${painted}\u001b8`);
  };

  reader.on('history', (lines: string[]) => {
    typed = [...lines];
  });
  reader.on('line', (line) => {
    if (isBusy) waiting.push(line);
    else void take(line);
  });
  reader.on('SIGINT', () => {
    waiting = [];
    if (!isBusy) {
      flush();
      write('^C');
      reader.write(null, { ctrl: true, name: 'e' });
      reader.write(null, { ctrl: true, name: 'u' });
      prompt();
    } else if (cancelledAt === undefined) {
      cancelledAt = Date.now();
      thread.cancel();
    } else if (Date.now() - cancelledAt > patience) {
      // It does not look at the signal: whoever asked is told that there is no answer.
      void thread.end();
    }
  });
  if (colors) input.on('keypress', () => void recolor());

  const closed = new Promise<void>((resolve) => {
    reader.on('close', resolve);
  });
  write(welcome);
  void thread.ready.then(finish);
  await closed;
  hasEnded = true;
  write('');
  await thread.end();
  await writeLinesAt(history, typed.toReversed());
}
