/** Functions and values that the setups of the suite describe in words. */
import { arrayAt, isArray, stringAt, type Json, type JsonObject } from '@connectory/base';
import {
  blobType,
  booleanType,
  colorType,
  decimalFromFloat,
  decimalToFloat,
  decimalType,
  fieldOf,
  numberType,
  optionOf,
  optionType,
  printValue,
  recordOf,
  recordType,
  tableOf,
  tableType,
  textType,
  type Engine,
  type FunctionEntry,
  type OptionSet,
  type RecordType,
  type Type,
  type Value,
} from '@connectory/powerfx';

type Run = (args: readonly Value[]) => Value;

function isOption(value: Value | undefined): value is Extract<Value, { kind: 'option' }> {
  return typeof value === 'object' && value !== null && value.kind === 'option';
}

function truth(value: Value | undefined): boolean {
  return isOption(value) ? value.value === true : value === true;
}

function argb(value: Value | undefined): number {
  if (isOption(value)) {
    return typeof value.value === 'number' ? value.value : 0;
  }
  return typeof value === 'object' && value !== null && value.kind === 'color' ? value.argb : 0;
}

const xor: Run = ([a, b]) => truth(a) !== truth(b);
const invert: Run = ([value]) => {
  if (value === null || value === undefined) return null;
  const color = argb(value);
  const alpha = Math.floor(color / 0x1000000);
  return { kind: 'color', argb: alpha * 0x1000000 + (0xffffff - (color % 0x1000000)) };
};

function blobOf(args: readonly Value[]): Value {
  const [value, isBase64] = args;
  if (typeof value !== 'string') return value ?? null;
  return { kind: 'blob', content: value, form: isBase64 === true ? 'base64' : 'text' };
}

function blobText(value: Value | undefined, base64: boolean): Value {
  if (value === null || value === undefined || typeof value !== 'object' || value.kind !== 'blob')
    return null;
  const bytes = Buffer.from(value.content, value.form === 'base64' ? 'base64' : 'utf8');
  const text = bytes.toString(base64 ? 'base64' : 'utf8');
  return text === '' ? null : text;
}

const runs: ReadonlyMap<string, Run> = new Map<string, Run>([
  ['TestXORBoolean', xor],
  ['TestXORYesNo', xor],
  ['TestXORNoCoerce', xor],
  ['TestColorInvert', invert],
  ['TestColorBlueRampInvert', invert],
  ['TestSignNumber', ([value]) => Math.sign(typeof value === 'number' ? value : 0)],
  [
    'TestSignDecimal',
    ([value]) =>
      decimalFromFloat(
        Math.sign(
          typeof value === 'object' && value !== null && value.kind === 'decimal' ? decimalToFloat(value) : 0,
        ),
      ) ?? null,
  ],
  ['Blob', blobOf],
  ['BlobGetString', ([value]) => blobText(value, false)],
  ['BlobGetBase64String', ([value]) => blobText(value, true)],
]);

const kinds: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['b', booleanType],
  ['c', colorType],
  ['n', numberType],
  ['o', blobType],
  ['s', textType],
  ['w', decimalType],
]);

function testFunction(
  name: string,
  params: readonly string[],
  returns: string,
  sets: ReadonlyMap<string, OptionSet>,
): FunctionEntry {
  const typeOf = (code: string): Type => {
    const set = sets.get(code.replace('?', ''));
    return set === undefined ? (kinds.get(code.replace('?', '')) ?? textType) : optionType(set);
  };
  return {
    name,
    category: 'host',
    description: 'A function of the suite.',
    signatures: [{ parameters: params.map((param) => ({ name: param, description: param })) }],
    min: params.filter((param) => !param.endsWith('?')).length,
    max: params.length,
    check: (call) => {
      call.args.forEach((_, index) => call.want(index, typeOf(params[index] ?? 's')));
      return typeOf(returns);
    },
    implementation: { kind: 'strict', run: (_, args) => runs.get(name)?.(args) ?? null },
  };
}

function entries(
  names: readonly string[],
  described: JsonObject,
  sets: ReadonlyMap<string, OptionSet>,
  engine: Engine,
): readonly FunctionEntry[] {
  return names.flatMap((name) => {
    const entry = described[name];
    if (typeof entry !== 'object' || entry === null || isArray(entry)) return [];
    const strong = engine.services.configuration.features.stronglyTypedEnums;
    const params =
      (!strong && arrayAt(entry, 'paramsWhenNotStronglyTyped')) || arrayAt(entry, 'params') || [];
    const codes = params.filter((param) => typeof param === 'string');
    return [testFunction(name, codes, stringAt(entry, 'returns') ?? 's', sets)];
  });
}

/** A value in the long form, in which numbers say their kind. */
function expression(value: Value): string {
  if (typeof value === 'number') return `Float(${printValue(value)})`;
  if (typeof value !== 'object' || value === null) return printValue(value);
  if (value.kind === 'decimal') return `Decimal(${printValue(value)})`;
  if (value.kind !== 'record') return printValue(value);
  const fields = value.shape.names.map((name, index) => `${name}:${expression(value.values[index] ?? null)}`);
  return `{${fields.toSorted().join(',')}}`;
}

/** What Trace writes into the record that cases read. */
function traceRecord(entry: {
  readonly message: string;
  readonly severity: number;
  readonly record: Value;
}): Value {
  return recordOf([
    ['message', entry.message],
    ['severity', decimalFromFloat(entry.severity) ?? null],
    ['customRecord', entry.record === null ? '{}' : expression(entry.record)],
  ]);
}

function recordTypeOf(field: string, type: Type): RecordType {
  return recordType([[field, type]]);
}

/** A value of a setup that is given as JSON. */
function valueOf(described: Json, type: Type): Value {
  if (type.kind === 'option' && typeof described === 'string') return optionOf(type.set, described);
  if (type.kind === 'record' && typeof described === 'object' && described !== null && !isArray(described)) {
    return recordOf([...type.fields].map(([name, field]) => [name, valueOf(described[name] ?? null, field)]));
  }
  return null;
}

/** A table whose rows are an option and a text. */
function optionRows(set: OptionSet, rows: readonly Json[]): { readonly type: Type; readonly value: Value } {
  const row = recordType(
    [
      ['OptionSetField1', optionType(set)],
      ['StrField1', textType],
    ],
    {
      displayNames: new Map([
        ['OptionSetField1', 'DisplayNameField1'],
        ['StrField1', 'DisplayNameField2'],
      ]),
    },
  );
  const values = rows.map((cells): Value => {
    const [option, text] = isArray(cells) ? cells : [];
    return recordOf([
      ['OptionSetField1', typeof option === 'string' ? optionOf(set, option) : null],
      ['StrField1', typeof text === 'string' ? text : null],
    ]);
  });
  return { type: tableType(row), value: tableOf(values) };
}

export const testFunctions = { entries, fieldOf, optionRows, recordTypeOf, traceRecord, valueOf };
