/** Column, ColumnNames: the members of untyped objects, by names that are worked out. */
import { columnType, textType, untypedType } from '../../types/type.ts';
import { errorValue } from '../../values/error.ts';
import { valueTable } from '../../values/record.ts';
import { untypedMember } from '../../values/untyped-access.ts';
import type { FunctionEntry, Parameter } from '../entry.ts';

const record: Parameter = { name: 'record', description: 'An untyped object, as ParseJSON gives it.' };

export const columnFunction: FunctionEntry = {
  name: 'Column',
  category: 'json',
  description: 'The member of an untyped object that has a name; blank when there is none.',
  signatures: [{ parameters: [record, { name: 'column_name', description: 'The name.' }] }],
  min: 2,
  max: 2,
  check: (call) => {
    call.want(0, untypedType);
    call.want(1, textType);
    return untypedType;
  },
  implementation: {
    kind: 'strict',
    run: (_, [value = null, name = null], call) => {
      if (value === null || typeof name !== 'string') return null;
      if (typeof value !== 'object' || value.kind !== 'untyped') return notAnObject();
      return untypedMember(value, name, call.span);
    },
  },
};

export const columnNamesFunction: FunctionEntry = {
  name: 'ColumnNames',
  category: 'json',
  description: 'The names of the members of an untyped object, in their order.',
  signatures: [{ parameters: [record] }],
  min: 1,
  max: 1,
  check: (call) => {
    call.want(0, untypedType);
    return columnType('Value', textType);
  },
  implementation: {
    kind: 'strict',
    run: (run, [value = null]) => {
      if (value === null) return null;
      if (typeof value !== 'object' || value.kind !== 'untyped' || value.data.kind !== 'object')
        return notAnObject();
      run.spend(value.data.members.size);
      return valueTable([...value.data.members.keys()]);
    },
  },
};

function notAnObject(): ReturnType<typeof errorValue> {
  return errorValue('InvalidArgument', 'Only a JSON object has members.');
}
