/** JSON: a value as JSON text. */
import type { CompiledCall } from '../../compiler/code.ts';
import { builtInSet } from '../../host/enums.ts';
import type { Run } from '../../host/run.ts';
import { typeName } from '../../types/names.ts';
import { optionType, rowOf, textType, unknownType, type Type } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';
import { writeJson } from './write.ts';

/** The letters of JSONFormat. */
const letters = {
  indent: '4',
  withoutBinary: 'G',
  withBinary: 'B',
  ignoreUnsupported: 'I',
  flatten: '_',
} as const;
const knownLetters: ReadonlySet<string> = new Set(Object.values(letters));

export const jsonFunction: FunctionEntry = {
  name: 'JSON',
  category: 'json',
  description: 'A value as JSON text.',
  signatures: [
    {
      parameters: [
        { name: 'data', description: 'What is written.' },
        { name: 'format', description: 'Members of JSONFormat, joined with &.', optional: true },
      ],
    },
  ],
  min: 1,
  max: 2,
  check: checkJson,
  implementation: { kind: 'strict', run: makeJson },
};

function checkJson(call: CallCheck): Type {
  const [type = unknownType] = call.types;
  if (type.kind === 'error') {
    call.want(0, type);
    return textType;
  }
  const [data] = call.args;
  if (type.kind === 'void' || (data !== undefined && call.meaning(data)?.kind === 'optionSet')) {
    call.fail(0, 'ErrJSONArg1UnsupportedType', typeName(type));
  }
  const format = call.args.length > 1 ? formatOf(call) : '';
  if (format === undefined) return textType;
  call.note('format', format);
  if (hasMedia(type) && !format.includes(letters.withBinary) && !format.includes(letters.withoutBinary)) {
    call.fail(0, 'ErrJSONArg1ContainsUnsupportedMedia');
  }
  return textType;
}

/** The letters of the constant second argument; reports what they must not be. */
function formatOf(call: CallCheck): string | undefined {
  if (call.features.stronglyTypedEnums && !call.want(1, optionType(builtInSet('JSONFormat'))))
    return undefined;
  const format = call.constantText(1);
  if (format === undefined) {
    call.fail(1, 'ErrFunctionArg2ParamMustBeConstant', 'JSON', 'format');
    return undefined;
  }
  const unknown = [...format].find((letter) => !knownLetters.has(letter));
  if (unknown !== undefined && call.features.powerFxV1) call.fail(1, 'ErrJSONArg2UnsupportedOption', unknown);
  const withBinary = format.includes(letters.withBinary);
  if (withBinary && format.includes(letters.withoutBinary)) {
    call.fail(
      1,
      'ErrJSONArg2IncompatibleOptions',
      'JSONFormat.IgnoreBinaryData',
      'JSONFormat.IncludeBinaryData',
    );
  } else if (withBinary && !call.sideEffects) {
    call.fail(1, 'ErrJSONArg1UnsupportedTypeWithNonBehavioral');
  }
  return format;
}

function hasMedia(type: Type): boolean {
  const row = rowOf(type);
  if (row !== undefined) return [...row.fields.values()].some(hasMedia);
  return type.kind === 'image' || type.kind === 'media' || type.kind === 'blob';
}

function makeJson(run: Run, [value = null]: readonly Value[], call: CompiledCall): Value {
  const format = call.notes.get('format') ?? '';
  return writeJson(
    value,
    {
      indent: format.includes(letters.indent),
      flatten: format.includes(letters.flatten),
      withoutBinary: format.includes(letters.withoutBinary),
    },
    run,
  );
}
