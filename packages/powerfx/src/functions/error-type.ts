/** The record that describes an error: what IfError brings into scope, and what Error takes. */
import type { Configuration } from '../config/features.ts';
import { builtInSet } from '../host/enums.ts';
import { errorKindName, type ErrorInfo } from '../values/error.ts';
import { recordOf } from '../values/record.ts';
import type { RecordValue, Value } from '../values/value.ts';
import { decimalFromInteger } from '../numbers/decimal.ts';
import { numberType, optionType, recordType, textType, decimalType, type RecordType, type Type } from '../types/type.ts';

/** The type of an error's kind: a member of ErrorKind, or its number under the older rules. */
function kindType(configuration: Configuration): Type {
  if (configuration.features.stronglyTypedEnums) return optionType(builtInSet('ErrorKind'));
  return configuration.numberMode === 'float' ? numberType : decimalType;
}

/** What FirstError is, and a row of AllErrors. */
export function errorRecordType(configuration: Configuration): RecordType {
  return recordType(
    [
      ['Kind', kindType(configuration)],
      ['Message', textType],
      ['Source', textType],
      ['Observed', textType],
      [
        'Details',
        recordType([
          ['HttpStatusCode', numberType],
          ['HttpResponse', textType],
        ]),
      ],
    ],
    { sealed: true },
  );
}

/** An error as the record makers see. */
export function errorRecord(error: ErrorInfo, configuration: Configuration): RecordValue {
  return recordOf([
    ['Kind', kindValue(error.kind, configuration)],
    ['Message', error.message],
    ['Source', null],
    ['Observed', null],
    ['Details', error.details],
  ]);
}

function kindValue(kind: number, configuration: Configuration): Value {
  const name = errorKindName(kind);
  if (!configuration.features.stronglyTypedEnums) {
    return configuration.numberMode === 'float' ? kind : decimalFromInteger(kind);
  }
  if (name !== undefined && kind !== 1000) return { kind: 'option', set: builtInSet('ErrorKind'), name };
  return { kind: 'option', set: customKinds(kind), name: name ?? String(kind) };
}

/** Kinds that makers number themselves are members without a name of their own. */
function customKinds(kind: number): ReturnType<typeof builtInSet> {
  const set = builtInSet('ErrorKind');
  if ([...set.members.values()].some((member) => member.value === kind)) return set;
  const name = String(kind);
  return { ...set, members: new Map([...set.members, [name, { name, displayName: name, value: kind }]]) };
}
