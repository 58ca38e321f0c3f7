/** Formulas one after another: what one of them sets, the next ones see. */
import type { CancelSignal, Json, JsonObject } from '@connectory/base';
import {
  defineProgram,
  isError,
  nodesOf,
  typeOfValue,
  type Bound,
  type Formula,
  type Value,
} from '@connectory/powerfx';
import { isDefinition } from './definitions.ts';
import { createHost, type FxHost, type FxSettings } from './host.ts';
import {
  findingJson,
  findingLines,
  findingsOf,
  formulaFindings,
  hasFatal,
  runFindings,
  type Finding,
  type SourceText,
} from './report.ts';
import { typeText } from './type-text.ts';
import { isSpecial, runSpecial } from './special.ts';

/** What a session begins with. Plain data, so that it can be sent to another thread. */
export interface SessionStart {
  readonly settings: FxSettings;
  readonly context: JsonObject | undefined;
  /** A program that all formulas may use. */
  readonly definitions: SourceText | undefined;
}

/** One line of what a step says. A notice confirms what was done, for people only. */
export interface SessionLine {
  readonly kind: 'value' | 'problem' | 'message' | 'notice';
  readonly text: string;
}

/** What a step came to. */
export interface StepResult {
  readonly lines: readonly SessionLine[];
  /** The same for programs; absent where there was nothing to evaluate. */
  readonly json: JsonObject | undefined;
  readonly failed: boolean;
  /** Whether the session is to end. */
  readonly ends: boolean;
}

/** Formulas that share their variables. */
export interface Session {
  /** The engine as it is now. */
  readonly host: () => FxHost;
  /** What is wrong with the definitions that it began with. */
  readonly findings: readonly Finding[];
  /** Runs a formula, a definition or a special word. */
  readonly step: (text: string) => Promise<StepResult>;
  /** Runs a formula; what looks like a definition is a comparison. */
  readonly evaluate: (source: SourceText) => Promise<StepResult>;
  /** Reads a formula without running it. */
  readonly check: (source: SourceText) => Checked;
  /** Forgets everything but what it began with. */
  readonly clear: () => void;
}

/** A formula that was read. */
interface Checked {
  readonly formula: Formula;
  readonly findings: readonly Finding[];
}

/** Begins a session. */
export function createSession(start: SessionStart, cancel?: CancelSignal): Session {
  let said: SessionLine[] = [];
  let ends = false;
  let names = new Set<string>();
  const begin = (): { readonly host: FxHost; readonly findings: readonly Finding[] } => {
    names = new Set();
    const made = createHost(start.settings, {
      context: start.context,
      say: (text) => said.push({ kind: 'message', text }),
      exit: () => (ends = true),
      cancel,
    });
    return {
      host: made,
      findings: start.definitions === undefined ? [] : define(made, start.definitions).findings,
    };
  };
  const define = (
    host: FxHost,
    source: SourceText,
  ): { readonly findings: readonly Finding[]; readonly names: string[] } => {
    const program = defineProgram(
      host.engine,
      host.graph,
      source.text,
      host.parseOptions,
      host.formulaOptions,
    );
    const defined = [
      ...program.types.keys(),
      ...program.functions.map(({ entry }) => entry.name),
      ...program.formulas.map(({ identifier }) => identifier.name),
    ];
    for (const name of defined) names.add(name);
    return { findings: findingsOf(program.problems, source), names: defined };
  };
  let { host, findings } = begin();

  const check = (source: SourceText): Checked => {
    const formula = host.engine.formula(source.text, host.formulaOptions);
    return { formula, findings: formulaFindings(host.engine, source, host.formulaOptions) };
  };

  const finish = (result: {
    readonly lines: readonly SessionLine[];
    readonly json?: JsonObject;
    readonly failed?: boolean;
  }): StepResult => {
    const lines = [...said, ...result.lines];
    const messages = said.map(({ text }) => text);
    said = [];
    const json = result.json && { ...result.json, ...(messages.length > 0 && { messages }) };
    return { lines, json, failed: result.failed ?? false, ends };
  };

  const runDefinitions = (text: string): StepResult => {
    const known = define(host, { text, file: undefined });
    const notices = known.names.map((name): SessionLine => ({
      kind: 'notice',
      text: definedText(host, name),
    }));
    return finish({
      lines: [...problemLines(known.findings), ...(hasFatal(known.findings) ? [] : notices)],
      json: { defined: known.names, problems: known.findings.map(findingJson) },
      failed: hasFatal(known.findings),
    });
  };

  const runFormula = async (source: SourceText): Promise<StepResult> => {
    const { formula, findings: read } = check(source);
    const type = typeText(formula.type);
    if (!formula.runs)
      return finish({
        lines: problemLines(read),
        json: { value: null, type, problems: read.map(findingJson) },
        failed: true,
      });
    if (formula.bound.syntax.root.kind === 'empty') return finish({ lines: problemLines(read) });
    const value = await formula.run();
    host.adopt();
    const errors = isError(value) ? runFindings(value, source, !mentions(formula.bound, host, names)) : [];
    const all = [...read, ...errors];
    return finish({
      lines: [...problemLines(all), ...(isError(value) ? [] : valueLines(value, formula))],
      json: { value: host.toJson(value), type, problems: all.map(findingJson) },
      failed: isError(value),
    });
  };

  const valueLines = (value: Value, formula: Formula): readonly SessionLine[] => {
    const isVoid = typeof value === 'object' && value !== null && value.kind === 'void';
    if (!isVoid) return [{ kind: 'value', text: host.print(value) }];
    return setNames(formula.bound).map((name) => ({ kind: 'notice', text: definedText(host, name) }));
  };

  /** Formulas answer with error values; whatever is thrown is a fault of ours, and the session goes on. */
  const guarded = async (run: () => StepResult | Promise<StepResult>): Promise<StepResult> => {
    try {
      return await run();
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      const problem: Json = { code: 'fault', severity: 'error', message };
      const text = `error   This is a fault of Connectory; please report it: ${message}`;
      return finish({
        lines: [{ kind: 'problem', text }],
        json: { value: null, problems: [problem] },
        failed: true,
      });
    }
  };

  const session: Session = {
    host: () => host,
    findings,
    check,
    clear: () => {
      ({ host, findings } = begin());
    },
    evaluate: (source) => guarded(() => runFormula(source)),
    step: (text) =>
      guarded(() => {
        if (text.trim() === '') return finish({ lines: [] });
        if (isSpecial(text)) {
          const word = runSpecial(text, session, names);
          ends ||= word.ends;
          return finish(word);
        }
        const knows = (name: string): boolean => host.engine.symbols.find(name) !== undefined;
        if (isDefinition(text, host.parseOptions, knows)) return runDefinitions(text);
        return runFormula({ text, file: undefined });
      }),
  };
  return session;
}

function problemLines(findings: readonly Finding[]): readonly SessionLine[] {
  return findings.flatMap(findingLines).map((text) => ({ kind: 'problem', text }));
}

/** What people are told of a name that was just given a meaning. */
function definedText(host: FxHost, name: string): string {
  const { symbols } = host.engine;
  const cell = host.graph.get(name);
  if (cell !== undefined) {
    const value = cell.isPending ? '…' : shortened(host.print(cell.value));
    return `${name}: ${typeText(cell.type.kind === 'blank' ? typeOfValue(cell.value) : cell.type)} = ${value}`;
  }
  const type = symbols.findType(name);
  return type === undefined ? `${name} is a function now` : `${name} is a type now: ${typeText(type)}`;
}

const maxShown = 60;

function shortened(text: string): string {
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
}

/** The variables that a formula sets, in the order they are written. */
function setNames({ syntax }: Bound): readonly string[] {
  const names = new Set<string>();
  for (const node of nodesOf(syntax.root)) {
    if (node.kind !== 'call' || node.identifier.name !== 'Set') continue;
    const [target] = node.args;
    if (target?.kind === 'name') names.add(target.identifier.name);
  }
  return [...names];
}

/** Whether a formula uses what has formulas of its own, or values that earlier formulas made: errors may come from there. */
function mentions({ syntax }: Bound, host: FxHost, defined: ReadonlySet<string>): boolean {
  for (const node of nodesOf(syntax.root)) {
    if (node.kind === 'name' && host.graph.get(node.identifier.name) !== undefined) return true;
    if (node.kind === 'call' && defined.has(node.identifier.name)) return true;
  }
  return false;
}
