/** Everything the package does with one formula. Whatever comes out, nothing may be thrown and nothing may leak. */
import {
  completion,
  configurations,
  createEngine,
  createSymbolTable,
  diagnostics,
  formatDefinitions,
  formatFormula,
  hover,
  minify,
  printValue,
  recordOf,
  semanticTokens,
  signatureHelp,
  tableOf,
  variable,
  type Engine,
  type Value,
} from '@connectory/powerfx';

const kinds: ReadonlySet<string> = new Set([
  'decimal',
  'date',
  'dateTime',
  'time',
  'guid',
  'color',
  'option',
  'blob',
  'record',
  'table',
  'untyped',
  'void',
  'error',
]);

/** Small limits, so that thousands of formulas are tried. */
const limits = { steps: 2_000_000, milliseconds: 2_000, textLength: 200_000, patternSteps: 200_000 };

/** An engine of each configuration, with a few names. */
export function fuzzEngines(): readonly Engine[] {
  return Object.values(configurations).map((configuration) => {
    const symbols = createSymbolTable({ declaring: ['Set', 'Collect'] });
    const row = recordOf([
      ['__proto__', 1],
      ['constructor', 'x'],
      ['Value', 3],
    ]);
    symbols.add(variable({ name: 'rows', value: tableOf([row, null, row]), canMutate: true, canSet: true }));
    symbols.add(variable({ name: 'text', value: 'some text' }));
    return createEngine({ configuration, symbols, limits });
  });
}

/** Tries a formula; what is wrong comes as an exception. */
export async function tryFormula(
  engines: readonly Engine[],
  text: string,
  random: () => number,
): Promise<void> {
  for (const engine of engines) {
    const sideEffects = random() < 0.3;
    const formula = engine.formula(text, { sideEffects });
    const value = await formula.run();
    checkValue(value, 0);
    const print = printValue(value);
    if (print.length < 5_000) await engine.formula(print).run();
    const offset = Math.floor(random() * (text.length + 1));
    completion(engine, text, offset);
    hover(engine, text, offset);
    signatureHelp(engine, text, offset);
    semanticTokens(engine, text);
    diagnostics(engine, text);
  }
  formatFormula(text);
  formatDefinitions(`Name = ${text};`);
  minify(text, { removeComments: true });
  checkPrototypes();
}

function checkValue(value: Value, depth: number): void {
  if (value === null || depth > 200) return;
  const type = typeof value;
  if (type === 'string' || type === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`A number that is none came out: ${value}`);
    return;
  }
  if (typeof value !== 'object' || !kinds.has(value.kind))
    throw new Error(`Something that is no value came out: ${typeof value}`);
  if (value.kind === 'record') for (const field of value.values.slice(0, 50)) checkValue(field, depth + 1);
  if (value.kind === 'table') for (const row of value.rows.slice(0, 50)) checkValue(row, depth + 1);
}

const known = new Set(Reflect.ownKeys(Object.prototype));

function checkPrototypes(): void {
  for (const key of Reflect.ownKeys(Object.prototype)) {
    if (!known.has(key)) throw new Error(`Object.prototype has a new member: ${String(key)}`);
  }
  if ('polluted' in {}) throw new Error('Object.prototype was changed.');
}
