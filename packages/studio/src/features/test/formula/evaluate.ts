import {
  diagnostics,
  errorKindName,
  isError,
  printValue,
  typeName,
  typeOfValue,
  valueToJson,
  type Engine,
  type FormulaDiagnostic,
  type Value,
} from '@connectory/powerfx';

/** What came of a formula, as the page shows it. */
export type Outcome =
  | { readonly kind: 'none' }
  /** It cannot run; the problems say why. */
  | { readonly kind: 'problems'; readonly problems: readonly FormulaDiagnostic[] }
  | { readonly kind: 'failed'; readonly messages: readonly string[] }
  | { readonly kind: 'blank'; readonly type: string }
  /** One value, as it is written. */
  | { readonly kind: 'simple'; readonly type: string; readonly text: string }
  /** A record or a table, as JSON. */
  | { readonly kind: 'structure'; readonly type: string; readonly json: string };

/** Runs a formula on an engine whose names hold their values already. */
export function evaluate(engine: Engine, text: string): Outcome {
  if (text.trim() === '') return { kind: 'none' };
  const formula = engine.formula(text);
  if (!formula.runs) {
    const problems = diagnostics(engine, text).filter(({ severity }) => severity === 'error');
    return { kind: 'problems', problems };
  }
  const value = formula.run();
  if (value instanceof Promise)
    return { kind: 'failed', messages: ['The formula has to wait for something.'] };
  return outcomeOf(value, typeName(formula.type));
}

function outcomeOf(value: Value, declared: string): Outcome {
  if (value === null) return { kind: 'blank', type: declared };
  if (isError(value)) {
    const messages = value.errors.map(({ kind, message }) => `${errorKindName(kind)}: ${message}`);
    return { kind: 'failed', messages };
  }
  const type = typeName(typeOfValue(value));
  if (typeof value === 'string') return { kind: 'simple', type, text: value };
  if (typeof value === 'object' && ['record', 'table', 'untyped'].includes(value.kind)) {
    return { kind: 'structure', type, json: JSON.stringify(valueToJson(value), null, 2) };
  }
  return { kind: 'simple', type, text: printValue(value) };
}
