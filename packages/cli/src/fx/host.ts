/** The engine that formulas of the command line run in. */
import type { CancelSignal, Json, JsonObject } from '@connectory/base';
import {
  canvasFeatures,
  commaSeparators,
  convertSeparators,
  createEngine,
  createRecalculation,
  createSymbolTable,
  findCulture,
  findZone,
  invariantSeparators,
  powerFxV1,
  printValue,
  separatorsFor,
  utcZone,
  valueFromJson,
  valueToJson,
  type Effect,
  type Engine,
  type FormulaOptions,
  type ParseOptions,
  type Recalculation,
  type TraceEntry,
  type Value,
} from '@connectory/powerfx';

/** The rules formulas are read by. Plain data, so that it can be sent to another thread. */
export interface FxSettings {
  readonly decimal: boolean;
  readonly canvas: boolean;
  /** A known language tag. */
  readonly culture: string | undefined;
  /** A known time zone. */
  readonly timeZone: string | undefined;
}

/** What formulas do to the world of the command line. */
export interface FxWorld {
  readonly context: JsonObject | undefined;
  /** Says something to whoever is there. */
  readonly say: (text: string) => void;
  /** The formula asked to end the session. */
  readonly exit: () => void;
  readonly cancel: CancelSignal | undefined;
}

/** An engine with its variables. */
export interface FxHost {
  readonly engine: Engine;
  /** Variables and named formulas, which follow them. */
  readonly graph: Recalculation;
  readonly formulaOptions: FormulaOptions;
  readonly parseOptions: ParseOptions;
  /** A value as a formula that makes it, in the culture's separators. */
  readonly print: (value: Value) => string;
  readonly toJson: (value: Value) => Json;
  /** Makes variables that formulas declared follow and be followed like all others. */
  readonly adopt: () => void;
}

/** How texts are read under these rules. */
export function parseOptionsOf({ culture: tag, decimal }: FxSettings): ParseOptions {
  const culture = tag === undefined ? undefined : findCulture(tag);
  return {
    separators: culture === undefined ? invariantSeparators : separatorsFor(culture.decimalSeparator),
    chaining: true,
    numberMode: decimal ? 'decimal' : 'float',
  };
}

/** Makes the engine. */
export function createHost(settings: FxSettings, world: FxWorld): FxHost {
  const { culture: tag, timeZone } = settings;
  const culture = tag === undefined ? undefined : findCulture(tag);
  const zone = (timeZone === undefined ? undefined : findZone(timeZone)) ?? utcZone;
  const numberMode = settings.decimal ? 'decimal' : 'float';
  const symbols = createSymbolTable({ declaring: ['Set', 'Collect', 'ClearCollect'] });
  const engine = createEngine({
    symbols,
    configuration: { features: settings.canvas ? canvasFeatures : powerFxV1, numberMode },
    zone,
    effects: { perform: (effect) => perform(effect, world), trace: (entry) => world.say(traceText(entry)) },
    ...(culture && { culture }),
    ...(world.cancel && { cancel: world.cancel }),
  });
  const graph = createRecalculation(engine);
  graph.batch(() => {
    for (const [name, json] of Object.entries(world.context ?? {}))
      graph.setInput(name, valueFromJson(json, { numberMode }));
  });
  const parseOptions = parseOptionsOf(settings);
  return {
    engine,
    graph,
    formulaOptions: { sideEffects: true, ...(culture && { culture }) },
    parseOptions,
    print: (value) => {
      const text = printValue(value);
      const { separators = invariantSeparators } = parseOptions;
      return separators === commaSeparators ? convertSeparators(text, invariantSeparators, separators) : text;
    },
    toJson: (value) => valueToJson(value, { zone }),
    adopt: () => {
      for (const symbol of symbols.all()) {
        if (symbol.kind !== 'variable' || graph.get(symbol.name) !== undefined) continue;
        const value = symbol.read();
        if (!(value instanceof Promise)) graph.setInput(symbol.name, value, symbol.type);
      }
    },
  };
}

/** Blank is the answer of what was done; undefined says that there is no such thing here. */
function perform({ name, args }: Effect, world: FxWorld): Value | undefined {
  if (name === 'Notify') {
    const [message = null] = args;
    world.say(typeof message === 'string' ? message : printValue(message));
    return null;
  }
  if (name === 'Exit') {
    world.exit();
    return null;
  }
  return undefined;
}

function traceText({ message, record }: TraceEntry): string {
  return record === null ? `trace: ${message}` : `trace: ${message} ${printValue(record)}`;
}
