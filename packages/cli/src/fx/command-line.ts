import { parseArgs } from 'node:util';
import { findCulture, findZone } from '@connectory/powerfx';
import type { FxSettings } from './host.ts';

/** Where a formula is: on the command line, or in a file. */
export type FormulaSource =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'file'; readonly file: string };

/** What `connectory fx` is asked for. */
export interface FxCommand {
  readonly kind: 'fx';
  readonly action: 'eval' | 'check' | 'format' | 'session';
  /** Absent for a session, and where only definitions are to be checked. */
  readonly source: FormulaSource | undefined;
  /** File with a JSON object whose members become variables. */
  readonly context: string | undefined;
  /** File with named formulas, functions and types. */
  readonly definitions: string | undefined;
  readonly settings: FxSettings;
  readonly color: boolean;
  readonly json: boolean;
}

/** A command line that was not understood, or that asks for help. */
export type NoCommand = { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly problem: string };

/** Reads the arguments behind `fx`. */
export function parseFx(args: readonly string[]): FxCommand | NoCommand {
  const { formulas, others } = apart(args);
  let parsed;
  try {
    parsed = parseArgs({
      args: [...others],
      allowPositionals: true,
      options: {
        file: { type: 'string', short: 'f' },
        context: { type: 'string', short: 'c' },
        definitions: { type: 'string', short: 'd' },
        decimal: { type: 'boolean', default: false },
        canvas: { type: 'boolean', default: false },
        culture: { type: 'string' },
        'time-zone': { type: 'string' },
        'no-color': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        format: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return wrong(error instanceof Error ? error.message : 'unknown option');
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const [name, ...rest] = positionals;
  const action = actionOf(name);
  if (action === undefined)
    return wrong(`fx has no command "${name ?? ''}"; to evaluate a formula write fx eval "${name ?? ''}"`);
  const { format, culture, 'time-zone': timeZone } = values;
  if (format !== undefined && format !== 'text' && format !== 'json')
    return wrong(`--format ${format} is not text or json`);
  if (culture !== undefined && (culture === '' || findCulture(culture) === undefined))
    return wrong(`--culture ${culture} is not a language tag such as fr-FR`);
  if (timeZone !== undefined && findZone(timeZone) === undefined)
    return wrong(`--time-zone ${timeZone} is not a time zone such as Europe/Paris`);
  const source = sourceOf(action, [...rest, ...formulas], values.file, values.definitions);
  if (typeof source === 'string') return wrong(source);
  return {
    kind: 'fx',
    action,
    source: source.source,
    context: values.context,
    definitions: values.definitions,
    settings: { decimal: values.decimal, canvas: values.canvas, culture, timeZone },
    color: !values['no-color'],
    json: values.json || format === 'json',
  };
}

/** Formulas may begin with a minus, as `-x` does, and are no options then. */
function apart(args: readonly string[]): {
  readonly formulas: readonly string[];
  readonly others: readonly string[];
} {
  const end = args.indexOf('--');
  const before = end < 0 ? args : args.slice(0, end);
  const isFormula = (arg: string): boolean => /^-(?!-[a-z]|[fcdh]$|$)/u.test(arg);
  return {
    formulas: [...before.filter(isFormula), ...(end < 0 ? [] : args.slice(end + 1))],
    others: before.filter((arg) => !isFormula(arg)),
  };
}

function actionOf(name: string | undefined): FxCommand['action'] | undefined {
  if (name === undefined) return 'session';
  return name === 'eval' || name === 'check' || name === 'format' ? name : undefined;
}

function sourceOf(
  action: FxCommand['action'],
  formulas: readonly string[],
  file: string | undefined,
  definitions: string | undefined,
): { readonly source: FormulaSource | undefined } | string {
  const [text, ...more] = formulas;
  if (action === 'session') {
    if (text !== undefined) return `to evaluate a formula write fx eval "${text}"`;
    return file === undefined ? { source: undefined } : 'fx takes --file only with eval, check or format';
  }
  if (more.length > 0) return `fx ${action} takes one formula; write it in quotes`;
  if (text !== undefined && file !== undefined) return `fx ${action} takes a formula or --file, not both`;
  if (text !== undefined) return { source: { kind: 'text', text } };
  if (file !== undefined) return { source: { kind: 'file', file } };
  if (action === 'check' && definitions !== undefined) return { source: undefined };
  return `fx ${action} takes a formula in quotes, or --file <file>`;
}

function wrong(problem: string): NoCommand {
  return { kind: 'wrong', problem };
}
