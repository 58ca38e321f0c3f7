/** What is wrong with a formula, and the changes that mend it. */
import type { Diagnostic } from '@connectory/base';
import type { Bound } from '../binder/bound.ts';
import type { Engine } from '../host/engine.ts';
import { invariantSeparators, separatorsFor } from '../lexer/separators.ts';
import { toDiagnostic } from '../messages/diagnostic.ts';
import type { Problem } from '../syntax/problem.ts';
import type { Span } from '../syntax/span.ts';
import { fixRules } from './fix-rules.ts';
import { boundOf, type EditorOptions } from './options.ts';
import { applySpanEdits, rangeOf, spanOfRange, textEdit, type TextEdit, type TextRange } from './position.ts';
import type { QuickFix } from './quick-fix.ts';
import { allNodes } from './walk.ts';

/** A change that mends a problem; it was tried, and leaves fewer problems behind. */
export interface CodeAction {
  /** What it does, as an imperative. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether it is the likeliest one for its problem. */
  readonly preferred: boolean;
  /** The code of the diagnostic it mends, such as `powerfx.invalid-name`. */
  readonly code: string;
}

/** A finding with its place as editors count, and what mends it. */
export interface FormulaDiagnostic extends Diagnostic {
  readonly range: TextRange;
  readonly fixes: readonly CodeAction[];
}

/** Each fix is tried, which costs a check of the formula: no more than so many are. */
const mostTries = 40;

/**
 * What is wrong with a formula, in the order of the text, with quick fixes. A fix is offered only when the formula has fewer
 * problems after it.
 *
 * @example
 * ```ts
 * import { createEngine, diagnostics } from '@connectory/powerfx';
 * const [first] = diagnostics(createEngine(), 'Rond(1.5, 0)');
 * first?.fixes.map((fix) => fix.title); // ['Change it to Round']
 * ```
 */
export function diagnostics(
  engine: Engine,
  text: string,
  options: EditorOptions = {},
): readonly FormulaDiagnostic[] {
  const bound = boundOf(engine, text, options);
  const tries = { left: mostTries };
  return shownProblems(bound).map((problem) => {
    const fixes = actionsFor(engine, bound, problem, options, tries);
    return { ...toDiagnostic(problem, text, fixes[0]?.title), range: rangeOf(text, problem.span), fixes };
  });
}

/**
 * The quick fixes for problems that touch a range.
 *
 * @example
 * ```ts
 * import { applyEdits, codeActions, createEngine } from '@connectory/powerfx';
 * const text = '1 == 2';
 * const start = { line: 0, character: 3 };
 * const [fix] = codeActions(createEngine(), text, { start, end: start });
 * if (fix !== undefined) applyEdits(text, fix.edits); // '1 = 2'
 * ```
 */
export function codeActions(
  engine: Engine,
  text: string,
  range: TextRange,
  options: EditorOptions = {},
): readonly CodeAction[] {
  const bound = boundOf(engine, text, options);
  const { start, end } = spanOfRange(text, range);
  const tries = { left: mostTries };
  const found = new Map<string, CodeAction>();
  for (const problem of shownProblems(bound)) {
    if (problem.span.start > end || problem.span.end < start) continue;
    for (const action of actionsFor(engine, bound, problem, options, tries)) {
      if (!found.has(action.title)) found.set(action.title, action);
    }
  }
  return [...found.values()];
}

/**
 * Problems worth telling: that a call is not right is told only when nothing in it says why, and that a part that could not be
 * read does not fit is no news.
 */
function shownProblems({ problems, syntax }: Bound): readonly Problem[] {
  const unread = problems.some(({ severity }) => severity === 'critical');
  const calls = new Map<number, Span>();
  for (const node of allNodes(syntax.root))
    if (node.kind === 'call') calls.set(node.identifier.span.start, node.full);
  const shown = problems.filter((problem) => {
    if (unread && problem.severity !== 'critical' && problem.args.includes('Error')) return false;
    const call = problem.key === 'ErrInvalidArgs_Func' ? calls.get(problem.span.start) : undefined;
    return call === undefined || !problems.some((other) => other !== problem && isInside(other, call));
  });
  return shown.toSorted((a, b) => a.span.start - b.span.start);
}

function isInside(
  { span }: Problem,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return span.start >= start && span.end <= end;
}

function actionsFor(
  engine: Engine,
  bound: Bound,
  problem: Problem,
  options: EditorOptions,
  tries: { left: number },
): readonly CodeAction[] {
  const { source } = bound.syntax;
  const separators =
    options.culture === undefined ? invariantSeparators : separatorsFor(options.culture.decimalSeparator);
  const rules = Object.hasOwn(fixRules, problem.key) ? (fixRules[problem.key] ?? []) : [];
  const fixes = rules.flatMap((rule) => rule({ problem, bound, symbols: engine.symbols, separators }));
  const { code } = toDiagnostic(problem, source);
  return fixes
    .filter((fix) => mends(engine, bound, fix, options, tries))
    .map(({ title, edits }, index) => ({
      title,
      edits: edits.map((edit) => textEdit(source, edit)),
      preferred: index === 0,
      code,
    }));
}

/** Whether a formula has fewer problems after a fix. */
function mends(
  engine: Engine,
  bound: Bound,
  fix: QuickFix,
  options: EditorOptions,
  tries: { left: number },
): boolean {
  if (tries.left === 0) return false;
  tries.left -= 1;
  const after = boundOf(engine, applySpanEdits(bound.syntax.source, fix.edits), options);
  return after.problems.length < bound.problems.length;
}
