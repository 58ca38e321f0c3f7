/** The engine a case runs in: its configuration, its flags, and the variables, enums and functions of its handlers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrayAt, isObject, stringAt, type Json, type JsonObject } from '@connectory/base';
import {
  configurations,
  createEngine,
  createSymbolTable,
  evaluateNow,
  findZone,
  optionType,
  parseTypeCode,
  powerFxV1,
  utcZone,
  userSymbol,
  variable,
  type Configuration,
  type Effects,
  type Engine,
  type Features,
  type Formula,
  type OptionSet,
  type SymbolTable,
  type Type,
  type UserInfo,
  type Value,
} from '@connectory/powerfx';
import { asyncFunctions } from './async-functions.ts';
import { testFunctions } from './test-functions.ts';

/** The parts of a case that decide where it runs. */
export interface Environment {
  readonly engine: Engine;
  readonly sideEffects: boolean;
  readonly textFirst: boolean;
  readonly reservedWords: boolean;
  /** What is shown of a result, where that is not the result itself. */
  readonly echo?: (formula: Formula, result: Value) => Value;
}

/** How a host reads formulas one after another: what it makes of unknown names, and what it can do. */
export interface Host {
  readonly declaring: readonly string[];
  readonly user: UserInfo;
  readonly perform: Effects['perform'];
}

/** What `setups.json` says, read once. */
export interface Setups {
  readonly handlers: ReadonlyMap<string, JsonObject>;
}

export function readSetups(specFolder: string): Setups {
  const document: Json = JSON.parse(readFileSync(join(specFolder, 'setups.json'), 'utf8'));
  const handlers = isObject(document) && isObject(document['handlers']) ? document['handlers'] : {};
  return {
    handlers: new Map(
      Object.entries(handlers).flatMap(([name, value]) => (isObject(value) ? [[name, value]] : [])),
    ),
  };
}

const featureNames: ReadonlyMap<string, keyof Features> = new Map([
  ['PowerFxV1CompatibilityRules', 'powerFxV1'],
  ['TableSyntaxDoesntWrapRecords', 'tableSyntaxDoesntWrapRecords'],
  ['ConsistentOneColumnTableResult', 'consistentOneColumnTableResult'],
  ['DisableRowScopeDisambiguationSyntax', 'disableRowScopeDisambiguation'],
  ['SupportColumnNamesAsIdentifiers', 'columnNamesAsIdentifiers'],
  ['StronglyTypedBuiltinEnums', 'stronglyTypedEnums'],
  ['RestrictedIsEmptyArguments', 'restrictedIsEmptyArguments'],
  ['FirstLastNRequiresSecondArguments', 'firstLastNRequiresSecondArgument'],
  ['IsUserDefinedTypesEnabled', 'userDefinedTypes'],
]);

/** The configurations of the suite by name, those of the scripts among them. */
export const suiteConfigurations: ReadonlyMap<string, Configuration> = new Map<string, Configuration>([
  ...Object.entries(configurations),
  [
    'Canvas_Float_PFxV1',
    { features: { ...configurations.Canvas_Float.features, powerFxV1: true }, numberMode: 'float' },
  ],
  ['Mut_V1', { features: powerFxV1, numberMode: 'decimal' }],
  ['Mut_Canvas', { features: configurations.Canvas_Float.features, numberMode: 'decimal' }],
]);

/** The configuration with the flags of a setup line set as the file asks. */
function withFlags(configuration: Configuration, setup: readonly string[]): Configuration {
  let { numberMode } = configuration;
  for (const item of setup) {
    if (item === 'NumberIsFloat') numberMode = 'float';
    if (item === 'disable:NumberIsFloat') numberMode = 'decimal';
  }
  return { features: featuresWith(configuration.features, setup), numberMode };
}

/** Features with flags set or, written with `disable:`, unset. */
export function featuresWith(from: Features, flags: readonly string[]): Features {
  let features = from;
  for (const flag of flags) {
    const off = flag.startsWith('disable:');
    const name = off ? flag.slice('disable:'.length) : flag;
    const feature = featureNames.get(name);
    if (feature !== undefined) features = { ...features, [feature]: !off };
    if (name === 'PowerFxV1' && !off) features = powerFxV1;
  }
  return features;
}

/** Makes the engine of a case, or that of a script when a host is given. */
export function environmentOf(
  setups: Setups,
  configuration: Configuration,
  setup: readonly string[],
  host?: Host,
): Environment {
  const symbols = createSymbolTable(host === undefined ? {} : { declaring: host.declaring });
  if (host !== undefined) symbols.add(userSymbol(host.user));
  if (!setup.includes('RegEx')) withoutPatterns(symbols);
  const own = withFlags(configuration, setup);
  const zoneName = setup
    .map((item) => /^TimeZoneInfo\("(.*)"\)$/u.exec(item)?.[1])
    .find((name) => name !== undefined);
  const zone = zoneName === undefined ? utcZone : (findZone(zoneName) ?? utcZone);
  const engine = createEngine({
    configuration: own,
    symbols,
    zone,
    effects: { perform: host?.perform ?? (() => undefined), trace: (entry) => traced(symbols, entry) },
    ...(setup.includes('DisableMemChecks') ? {} : { limits: { textLength: 5_000_000 } }),
  });
  for (const item of setup) {
    const handler = setups.handlers.get(item);
    if (handler !== undefined) addHandler(engine, symbols, item, handler);
  }
  return {
    engine,
    sideEffects: host !== undefined || setup.includes('EnableExpressionChaining'),
    textFirst: setup.includes('TextFirst'),
    reservedWords: !setup.includes('DisableReservedKeywords'),
  };
}

/** Hosts choose whether there are patterns; a case that does not ask for them expects that they are known, but not to be had. */
function withoutPatterns(symbols: SymbolTable): void {
  for (const name of ['IsMatch', 'Match', 'MatchAll']) {
    const entry = symbols.findFunction(name, '');
    if (entry !== undefined) symbols.addFunction({ ...entry, implementation: { kind: 'unavailable' } });
  }
}

/** Trace writes what it was told into the variable that the case reads. */
function traced(
  symbols: SymbolTable,
  entry: { readonly message: string; readonly severity: number; readonly record: Value },
): void {
  const symbol = symbols.find('traceRecord');
  if (symbol?.kind !== 'variable') return;
  symbol.write?.(testFunctions.traceRecord(entry));
}

function addHandler(engine: Engine, symbols: SymbolTable, name: string, handler: JsonObject): void {
  const sets = new Map<string, OptionSet>();
  for (const [key, builtIn] of [['enums', true] as const, ['optionSets', false] as const]) {
    const described = handler[key];
    if (!isObject(described)) continue;
    for (const [setName, value] of Object.entries(described)) {
      if (!isObject(value)) continue;
      const set = optionSetOf(setName, value, builtIn);
      sets.set(setName, set);
      symbols.add({ kind: 'optionSet', name: setName, set });
    }
  }
  for (const key of ['variables', 'parameters']) {
    const described = handler[key];
    if (!isObject(described)) continue;
    for (const [variableName, value] of Object.entries(described)) {
      if (isObject(value)) addVariable(engine, symbols, sets, variableName, value);
    }
  }
  addConstants(symbols, sets, handler);
  const functions = handler['functions'];
  if (isObject(functions)) {
    const entries =
      name === 'AsyncTestSetup'
        ? asyncFunctions()
        : testFunctions.entries(Object.keys(functions), functions, sets, engine);
    for (const entry of entries) symbols.addFunction(entry);
  }
}

function optionSetOf(name: string, described: JsonObject, builtIn: boolean): OptionSet {
  const backing = stringAt(described, 'backing');
  const values = described['values'];
  const isLabelled = backing === 'text' && !builtIn;
  const members = Object.entries(isObject(values) ? values : {}).map(([member, value]) => {
    const shown = isLabelled && typeof value === 'string' ? value : member;
    const raw = isLabelled ? member : typeof value === 'string' ? Number(value) : value;
    const known =
      typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? raw : member;
    // Two-option columns have the logical names 0 and 1.
    const logical = typeof known === 'boolean' && !builtIn ? String(Number(known)) : member;
    return [logical, { name: logical, displayName: shown, value: known }] as const;
  });
  return {
    name,
    backing: backing === 'number' || backing === 'boolean' || backing === 'color' ? backing : 'text',
    members: new Map(members),
    coerceFromBacking: described['coerceFromBacking'] === true,
    coerceToBacking: described['coerceToBacking'] === true,
    compareNumeric: described['compareNumeric'] === true,
    concatenates: false,
    builtIn,
  };
}

function addVariable(
  engine: Engine,
  symbols: SymbolTable,
  sets: ReadonlyMap<string, OptionSet>,
  name: string,
  described: JsonObject,
): void {
  const code = stringAt(described, 'type') ?? 'N';
  const numeric = parseTypeCode(engine.services.configuration.numberMode === 'float' ? 'n' : 'w');
  const type = typeWithSets(code, sets, numeric);
  const value = valueOf(engine, described['value'] ?? null, type);
  symbols.add(
    variable({
      name,
      type,
      value,
      canSet: described['canSet'] === true,
      canMutate: described['canMutate'] === true,
      canSetParts: described['canSetMutate'] === true,
    }),
  );
}

/** Types of the setups may name option sets. */
function typeWithSets(code: string, sets: ReadonlyMap<string, OptionSet>, numeric: Type | undefined): Type {
  const set = sets.get(code);
  if (set !== undefined) return optionType(set);
  const record = /^!\[(\w+):(\w+)\]$/u.exec(code);
  const inner = sets.get(record?.[2] ?? '');
  const known =
    inner === undefined
      ? parseTypeCode(code, numeric)
      : testFunctions.recordTypeOf(record?.[1] ?? '', optionType(inner));
  if (known === undefined) throw new Error(`The setups have a type that could not be read: ${code}`);
  return known;
}

function valueOf(engine: Engine, described: Json, type: Type): Value {
  if (typeof described === 'string' && type.kind !== 'option') {
    return evaluateNow(engine, described, { expected: type });
  }
  return testFunctions.valueOf(described, type);
}

/** Tables of option set values, whose rows are given as lists. */
function addConstants(symbols: SymbolTable, sets: ReadonlyMap<string, OptionSet>, handler: JsonObject): void {
  const constants = handler['constants'];
  const [set] = sets.values();
  if (!isObject(constants) || set === undefined) return;
  for (const [name, described] of Object.entries(constants)) {
    if (!isObject(described)) continue;
    const { type, value } = testFunctions.optionRows(set, arrayAt(described, 'rows') ?? []);
    symbols.add(variable({ name, type, value }));
  }
}
