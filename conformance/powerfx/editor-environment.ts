/** The engines that cases of editor services name in words: which functions, enums and names there are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, stringAt, type Json, type JsonObject } from '@connectory/base';
import {
  configurations,
  createEngine,
  createSymbolTable,
  findCulture,
  optionType,
  parseTypeCode,
  recordType,
  variable,
  type Culture,
  type Engine,
  type Features,
  type OptionSet,
  type SymbolTable,
  type Type,
} from '@connectory/powerfx';

/** The functions that the language's core has without anything a host adds. */
export interface Core {
  readonly functions: ReadonlySet<string>;
  /** Those that take types. */
  readonly typed: ReadonlySet<string>;
}

/** Reads which functions are core: those of the spec's table that no flag hides. */
export function readCore(specFolder: string): Core {
  const document: Json = JSON.parse(readFileSync(join(specFolder, 'functions.json'), 'utf8'));
  const functions = new Set<string>();
  if (isObject(document)) {
    for (const [name, described] of Object.entries(document)) {
      const overloads = isObject(described) ? described['overloads'] : undefined;
      const all = Array.isArray(overloads) ? overloads.filter(isObject) : [];
      if (all.some((overload) => overload['gated'] !== true)) functions.add(name);
    }
  }
  return { functions, typed: new Set(['AsType', 'IsType', 'ParseJSON']) };
}

/** No rules of Power Fx 1.0: what the language's own editor tests run with. */
const noFeatures: Features = {
  powerFxV1: false,
  tableSyntaxDoesntWrapRecords: false,
  consistentOneColumnTableResult: false,
  disableRowScopeDisambiguation: false,
  columnNamesAsIdentifiers: false,
  stronglyTypedEnums: false,
  restrictedIsEmptyArguments: false,
  firstLastNRequiresSecondArgument: false,
  userDefinedTypes: false,
};

/** Enums that functions of the core take. */
const coreEnums: ReadonlySet<string> = new Set([
  'Color',
  'DateTimeFormat',
  'ErrorKind',
  'SortOrder',
  'StartOfWeek',
  'TimeUnit',
  'TraceOptions',
  'TraceSeverity',
]);

const mutations: ReadonlySet<string> = new Set(['Clear', 'ClearCollect', 'Collect', 'Patch', 'Remove']);
const calendar: ReadonlySet<string> = new Set(['MonthsLong', 'MonthsShort', 'WeekdaysLong', 'WeekdaysShort']);

/** An engine for an editor, and how formulas are read in it. */
export interface EditorEnvironment {
  readonly engine: Engine;
  readonly expected: Type | undefined;
  readonly culture: Culture | undefined;
  readonly sideEffects: boolean;
}

/** The environment of a case. */
export function editorEnvironment(entry: JsonObject, core: Core): EditorEnvironment {
  const env = stringAt(entry, 'env') ?? '';
  const symbols = createSymbolTable();
  const sets = addOptionSets(symbols, entry);
  addContext(symbols, entry, sets);
  const offered = offeredNames(env, core);
  const narrow: SymbolTable = {
    ...symbols,
    findFunction: (name, namespace) =>
      offered.hasFunction(name) ? symbols.findFunction(name, namespace) : undefined,
    functions: () => [...symbols.functions()].filter(({ name }) => offered.hasFunction(name)),
    find: (name) => {
      const found = symbols.find(name);
      return found?.kind === 'optionSet' && found.set.builtIn && !offered.hasEnum(name) ? undefined : found;
    },
    all: () =>
      [...symbols.all()].filter(
        (symbol) => symbol.kind !== 'optionSet' || !symbol.set.builtIn || offered.hasEnum(symbol.name),
      ),
  };
  const expected = stringAt(entry, 'expectedReturnType');
  const culture = stringAt(entry, 'culture');
  return {
    engine: createEngine({
      configuration: { features: featuresOf(env), numberMode: 'float' },
      symbols: narrow,
    }),
    expected: expected === undefined ? undefined : parseTypeCode(expected),
    culture: culture === undefined ? undefined : findCulture(culture),
    sideEffects: env.includes('AllowsSideEffects') || env.includes('mutation functions'),
  };
}

function featuresOf(env: string): Features {
  if (env.includes('(V1)')) return configurations.V1_Float.features;
  const disables = env.includes('DisableRowScopeDisambiguationSyntax');
  return { ...noFeatures, disableRowScopeDisambiguation: disables, userDefinedTypes: env.includes('type') };
}

interface Offered {
  readonly hasFunction: (name: string) => boolean;
  readonly hasEnum: (name: string) => boolean;
}

function offeredNames(env: string, core: Core): Offered {
  const nothing = env === 'no enums, no functions';
  const onlyTyped = env.startsWith('only functions with type arguments');
  const extra = env.includes('mutation functions') ? mutations : new Set<string>();
  return {
    hasFunction: (name) => {
      if (nothing) return false;
      if (onlyTyped) return core.typed.has(name);
      return (
        core.functions.has(name) ||
        calendar.has(name) ||
        extra.has(name) ||
        (name === 'Join' && env.includes('Join'))
      );
    },
    hasEnum: (name) =>
      !nothing && (coreEnums.has(name) || (!env.includes('no extra enums') && isDefaultEnum(name, env))),
  };
}

function isDefaultEnum(name: string, env: string): boolean {
  return env.startsWith('default enums') && name !== 'RemoveFlags';
}

function addOptionSets(symbols: SymbolTable, entry: JsonObject): readonly OptionSet[] {
  const described = entry['optionSets'];
  if (!isObject(described)) return [];
  return Object.entries(described).map(([name, values]) => {
    const members = Object.entries(isObject(values) ? values : {}).map(([member, shown]) => {
      const displayName = typeof shown === 'string' ? shown : member;
      return [member, { name: member, displayName, value: member }] as const;
    });
    const set: OptionSet = {
      name,
      backing: 'text',
      members: new Map(members),
      coerceFromBacking: false,
      coerceToBacking: false,
      compareNumeric: false,
      concatenates: false,
      builtIn: false,
    };
    symbols.add({ kind: 'optionSet', name, set });
    return set;
  });
}

/** Names of the case: fields of its context, host objects, types, and what its source test declares beside. */
function addContext(symbols: SymbolTable, entry: JsonObject, sets: readonly OptionSet[]): void {
  const rowScope = stringAt(entry, 'rowScope');
  const context = parseTypeCode(stringAt(entry, 'context') ?? '');
  if (context?.kind === 'record') {
    if (rowScope !== undefined)
      symbols.add(variable({ name: 'ThisRecord', type: context, value: null, role: 'item' }));
    if (rowScope !== 'explicit ThisRecord only') {
      for (const [name, type] of context.fields)
        symbols.add(variable({ name, type, value: null, canMutate: true }));
    }
  }
  for (const [name, code] of textsOf(entry['hostObjects'])) {
    symbols.add(variable({ name, type: parseTypeCode(code) ?? recordType([]), value: null }));
  }
  for (const [name, code] of textsOf(entry['types'])) {
    const type = parseTypeCode(code);
    if (type !== undefined) symbols.add({ kind: 'type', name, type });
  }
  // The source test has a column of the first set, and one more that may stand beside it.
  const [first] = sets;
  if (first === undefined) return;
  for (const name of ['TopOptionSetField', 'XXX'])
    symbols.add(variable({ name, type: optionType(first), value: null }));
}

function textsOf(value: Json | undefined): readonly (readonly [string, string])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, text] as const] : [],
  );
}
