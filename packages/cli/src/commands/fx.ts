import { createInterface } from 'node:readline';
import {
  isObject,
  utf8Decode,
  type Diagnostic,
  type JsonObject,
  err,
  ok,
  type Result,
} from '@connectory/base';
import { formatDefinitions, formatFormula, parseFormula } from '@connectory/powerfx';
import { diagnostic } from '../diagnostics.ts';
import { readBytes, userFile } from '../files.ts';
import type { FormulaSource, FxCommand } from '../fx/command-line.ts';
import { isProgram } from '../fx/definitions.ts';
import { runLines } from '../fx/lines.ts';
import { runPrompt } from '../fx/prompt.ts';
import {
  findingJson,
  findingLines,
  findingsOf,
  hasFatal,
  type Finding,
  type SourceText,
} from '../fx/report.ts';
import { createSession, type Session, type SessionStart, type StepResult } from '../fx/session.ts';
import { typeText } from '../fx/type-text.ts';
import { failed, type Outcome } from '../outcome.ts';

/** `connectory fx`: Power Fx formulas. A session writes as it goes on, and gives its exit code only. */
export async function fx(command: FxCommand): Promise<Outcome | { readonly exitCode: 0 | 1 }> {
  const start = await readStart(command);
  if (!start.ok) return failed([start.error]);
  if (command.action === 'session') return runSession(start.value, command);
  const source = command.source === undefined ? ok(undefined) : await readSource(command.source);
  if (!source.ok) return failed([source.error]);
  const session = createSession(start.value);
  if (source.value === undefined) return checked(undefined, session.findings);
  switch (command.action) {
    case 'eval':
      return hasFatal(session.findings)
        ? checked(undefined, session.findings)
        : evaluated(await session.evaluate(source.value), session.findings);
    case 'check': {
      const { formula, findings } = session.check(source.value);
      return checked(typeText(formula.type), [...session.findings, ...findings]);
    }
    case 'format':
      return formatted(source.value, session);
    default:
      return command.action satisfies never;
  }
}

function evaluated(step: StepResult, before: readonly Finding[]): Outcome {
  return {
    exitCode: step.failed ? 1 : 0,
    text: [
      ...before.flatMap(findingLines),
      ...step.lines.flatMap(({ kind, text }) => (kind === 'notice' ? [] : [text])),
    ],
    json: step.json ?? { value: null, type: 'Blank', problems: [] },
  };
}

function checked(type: string | undefined, findings: readonly Finding[]): Outcome {
  const isWrong = hasFatal(findings);
  return {
    exitCode: isWrong ? 1 : 0,
    text: [
      ...findings.flatMap(findingLines),
      ...(isWrong
        ? []
        : [type === undefined ? 'Nothing is wrong.' : `Nothing is wrong. The type is ${type}.`]),
    ],
    json: { ...(type !== undefined && { type }), problems: findings.map(findingJson) },
  };
}

function formatted(source: SourceText, session: Session): Outcome {
  const { parseOptions } = session.host();
  const { text } = source;
  if (isProgram(text, parseOptions)) {
    const program = formatDefinitions(text, parseOptions);
    return { exitCode: 0, text: [program.trimEnd()], json: { formatted: program, problems: [] } };
  }
  // Names need not be known to lay a formula out; what cannot be read stays as it is.
  const findings = findingsOf(parseFormula(text, parseOptions).problems, source);
  if (findings.length > 0) return { ...checked(undefined, findings), exitCode: 1 };
  const formula = formatFormula(text, parseOptions);
  return { exitCode: 0, text: [formula.trimEnd()], json: { formatted: formula, problems: [] } };
}

async function runSession(start: SessionStart, command: FxCommand): Promise<{ readonly exitCode: 0 | 1 }> {
  const { stdin, stdout } = process;
  if (stdin.isTTY && stdout.isTTY && !command.json) {
    const colors = command.color && stdout.hasColors();
    await runPrompt({ start, colors, input: stdin, output: stdout, history: userFile('fx-history') });
    return { exitCode: 0 };
  }
  const session = createSession(start);
  for (const line of session.findings.flatMap(findingLines)) process.stderr.write(`${line}\n`);
  const lines = createInterface({ input: stdin, crlfDelay: Infinity });
  const isFine = await runLines(lines, session, command.json, (text) => stdout.write(`${text}\n`));
  lines.close();
  return { exitCode: isFine && !hasFatal(session.findings) ? 0 : 1 };
}

async function readStart({
  settings,
  context,
  definitions,
}: FxCommand): Promise<Result<SessionStart, Diagnostic>> {
  const members = context === undefined ? ok(undefined) : await readContext(context);
  if (!members.ok) return members;
  const program =
    definitions === undefined ? ok(undefined) : await readSource({ kind: 'file', file: definitions });
  if (!program.ok) return program;
  return ok({ settings, context: members.value, definitions: program.value });
}

async function readSource(source: FormulaSource): Promise<Result<SourceText, Diagnostic>> {
  if (source.kind === 'text') return ok({ text: source.text, file: undefined });
  const bytes = await readBytes(source.file);
  if (!bytes.ok) return bytes;
  return ok({ text: utf8Decode(bytes.value).replace(/^\ufeff/u, ''), file: source.file });
}

async function readContext(file: string): Promise<Result<JsonObject, Diagnostic>> {
  const bytes = await readBytes(file);
  if (!bytes.ok) return bytes;
  const { readJsonText } = await import('@connectory/connector');
  const reading = readJsonText(bytes.value, file);
  const problem = (text: string): Result<JsonObject, Diagnostic> =>
    err(diagnostic('context-unreadable', { path: file, problem: text }));
  if (reading.kind === 'unreadable') {
    const [first] = reading.diagnostics.filter(({ severity }) => severity === 'error');
    return first === undefined ? problem('it is not JSON') : err(first);
  }
  return isObject(reading.value) ? ok(reading.value) : problem('it holds no object');
}
