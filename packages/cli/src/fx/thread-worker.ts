/** The thread a session of the prompt runs in, so that the prompt stays awake for Ctrl+C. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CancelSignal } from '@connectory/base';
import { completion, semanticTokens } from '@connectory/powerfx';
import type { Coloring } from './colors.ts';
import { findingLines } from './report.ts';
import { createSession, type SessionLine } from './session.ts';
import type { ColoredLine, ThreadAnswer, ThreadRequest, ThreadStart } from './thread-messages.ts';

const { start, cancelled }: ThreadStart = workerData;

/** Formulas look at it now and then; nothing here waits for an event. */
const cancel: CancelSignal = {
  get aborted() {
    return Atomics.load(cancelled, 0) === 1;
  },
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
};

/** Longer texts are shown without colours. */
const maxColored = 10_000;
const session = createSession(start, cancel);
const nothing: Omit<ThreadAnswer, 'id'> = {
  lines: [],
  ends: false,
  coloring: [],
  completions: [],
  typed: '',
};

function coloringOf(text: string): Coloring {
  const { engine, formulaOptions } = session.host();
  if (text.length > maxColored) return [];
  return semanticTokens(engine, text, formulaOptions).map(({ start: from, end, type }) => [from, end, type]);
}

function coloredLine(line: SessionLine): ColoredLine {
  return { ...line, coloring: line.kind === 'value' ? coloringOf(line.text) : [] };
}

function complete(text: string): Pick<ThreadAnswer, 'completions' | 'typed'> {
  const { engine, formulaOptions } = session.host();
  const items = completion(engine, text, text.length, { ...formulaOptions, invoked: true });
  const [first] = items;
  if (first === undefined) return { completions: [], typed: '' };
  const lastLine = text.slice(text.lastIndexOf('\n') + 1);
  const typed = lastLine.slice(first.range.start.character);
  const all = items.map(({ insertText, kind }) =>
    kind === 'function' && !insertText.includes('(') ? `${insertText}(` : insertText,
  );
  const beginning = all.filter((item) => item.toLowerCase().startsWith(typed.toLowerCase()));
  // The prompt writes what all have in common, which must not take away what was typed.
  return { completions: beginning.length > 0 ? beginning : all.length === 1 ? all : [], typed };
}

async function answer({ kind, text }: ThreadRequest): Promise<Omit<ThreadAnswer, 'id'>> {
  switch (kind) {
    case 'step': {
      const { lines, ends } = await session.step(text);
      return { ...nothing, lines: lines.map(coloredLine), ends };
    }
    case 'complete':
      return { ...nothing, ...complete(text) };
    case 'color':
      return { ...nothing, coloring: coloringOf(text) };
    default:
      return kind satisfies never;
  }
}

async function respond(request: ThreadRequest): Promise<void> {
  parentPort?.postMessage({ ...(await answer(request)), id: request.id } satisfies ThreadAnswer);
}

parentPort?.on('message', (request: ThreadRequest) => void respond(request));
const problems = session.findings
  .flatMap(findingLines)
  .map((text): ColoredLine => ({ kind: 'problem', text, coloring: [] }));
parentPort?.postMessage({ ...nothing, lines: problems, id: 0 } satisfies ThreadAnswer);
