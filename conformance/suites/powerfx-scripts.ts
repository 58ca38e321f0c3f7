import { arrayAt, isObject, stringAt, type JsonObject } from '@connectory/base';
import {
  createRecalculation,
  defineProgram,
  isFatal,
  nodesOf,
  parseDefinitions,
  type Formula,
  type Node,
  type Recalculation,
  type UserInfo,
  type Value,
} from '@connectory/powerfx';
import { casesIn, readLines, specFolder } from '../cases.ts';
import { textsAt, type ExpectedError } from '../powerfx/cases.ts';
import {
  environmentOf,
  readSetups,
  suiteConfigurations,
  type Environment,
  type Host,
} from '../powerfx/environment.ts';
import { judge, judgeErrors } from '../powerfx/judge.ts';
import { expectedErrors } from '../powerfx/messages.ts';
import { judged, type CaseResult, type Suite } from '../suite.ts';

/** The user that the setups of the suite describe. */
const user: UserInfo = {
  fullName: 'Susan Burk',
  email: 'susan@contoso.com',
  image: '',
  dataverseUserId: 'aa1d4f65-044f-4928-a95f-30d4c8ebf118',
  teamsMemberId: '29:1DUjC5z4ttsBQa0fX2O7B0IDu30R',
};

/** Reads formulas one after another: the first Set of a name makes a variable, and messages go nowhere. */
const host: Host = {
  declaring: ['Set'],
  user,
  perform: ({ name }) => (name === 'Notify' || name === 'Exit' ? null : undefined),
};

/** Scripts whose steps run one after another in one engine. */
export const powerfxScripts: Suite = async (folder) => {
  const setups = readSetups(specFolder('powerfx'));
  const cases: CaseResult[] = [];
  for (const script of readLines(casesIn(folder, 'scripts.jsonl'))) {
    for (const configuration of textsAt(script, 'configs')) {
      const own = suiteConfigurations.get(configuration);
      if (own === undefined) throw new Error(`There is no configuration ${configuration}.`);
      const made = environmentOf(setups, own, textsAt(script, 'setup'), host);
      const environment: Environment = { ...made, echo: (formula, result) => echo(made, formula, result) };
      const sheets: Recalculation[] = [];
      for (const step of arrayAt(script, 'steps') ?? []) {
        if (isObject(step)) cases.push(await runStep(environment, sheets, script, configuration, step));
      }
    }
  }
  return { suite: 'powerfx-scripts', cases, notes: [] };
};

async function runStep(
  environment: Environment,
  sheets: Recalculation[],
  script: JsonObject,
  configuration: string,
  step: JsonObject,
): Promise<CaseResult> {
  const id = `${stringAt(script, 'id') ?? ''}:${JSON.stringify(step['line'])} ${configuration}`;
  const expr = stringAt(step, 'expr') ?? '';
  const expected = stringAt(step, 'expected') ?? '';
  if (/^#skip/iu.test(expected)) {
    return { id, outcome: 'skipped', reasons: ['the suite skips it itself'] };
  }
  try {
    // Variables are no inputs of a sheet, so named formulas are worked out again before each step.
    for (const sheet of sheets) for (const name of sheet.names()) sheet.refresh(name);
    const errors = expectedErrors(expected);
    const reasons = isDefinition(expr)
      ? define(environment, sheets, expr, expected, errors)
      : (await judge(environment, expr, expected, errors)).reasons;
    return judged(id, reasons.length === 0 ? [] : [expr, ...reasons]);
  } catch (thrown) {
    return judged(id, [
      expr,
      `threw ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`,
    ]);
  }
}

/** Whether a step defines a function, a type or a named formula. */
function isDefinition(text: string): boolean {
  const { items } = parseDefinitions(text);
  return items.some((item) => item.kind !== 'formula' || text.includes(':='));
}

/** Adds a definition to the engine; it shows nothing. */
function define(
  { engine }: Environment,
  sheets: Recalculation[],
  text: string,
  expected: string,
  errors: readonly ExpectedError[],
): readonly string[] {
  const sheet = createRecalculation(engine);
  sheets.push(sheet);
  const { problems } = defineProgram(engine, sheet, text);
  const fatal = problems.filter(isFatal);
  if (errors.length > 0) return judgeErrors(problems, errors, fatal.length > 0).reasons;
  if (fatal.length > 0)
    return [`compile error: ${fatal.map(({ key, span }) => `${key} ${span.start}-${span.end}`).join('; ')}`];
  return expected === '#no value' ? [] : [`a definition shows nothing; expected ${expected}`];
}

/** What is shown of a formula that ends in a Set without a result: the new value of the variable. */
function echo(environment: Environment, formula: Formula, result: Value): Value {
  const { root } = formula.bound.syntax;
  const isVoid = typeof result === 'object' && result !== null && result.kind === 'void';
  const symbol = environment.engine.symbols.find((isVoid ? lastSet(root) : targetOf(root)) ?? '');
  if (symbol?.kind !== 'variable') return result;
  const value = symbol.read();
  return value instanceof Promise ? result : value;
}

/** The variable that a call of Set writes. */
function targetOf(node: Node): string | undefined {
  if (node.kind !== 'call' || node.identifier.name !== 'Set') return undefined;
  const [target] = node.args;
  return target?.kind === 'name' ? target.identifier.name : undefined;
}

/** The variable that the last Set of a formula writes. */
function lastSet(root: Node): string | undefined {
  const calls = [...nodesOf(root)].filter((node) => targetOf(node) !== undefined);
  const [last] = calls.toSorted((a, b) => b.span.start - a.span.start);
  return last === undefined ? undefined : targetOf(last);
}
