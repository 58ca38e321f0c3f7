/** The user as formulas see them. */
import { guidType, recordType, textType, type RecordType } from '../types/type.ts';
import { parseGuid } from '../values/guid.ts';
import { recordOf } from '../values/record.ts';
import { typeOfValue } from '../values/type-of.ts';
import type { RecordValue, Value } from '../values/value.ts';
import type { UserInfo } from './run.ts';
import type { VariableSymbol } from './symbols.ts';

/** The type of what `User()` gives. */
export const userType: RecordType = recordType([
  ['Email', textType],
  ['EntraObjectId', guidType],
  ['FullName', textType],
  ['Image', textType],
]);

const guidOf = (text: string | undefined): Value => (text === undefined ? null : parseGuid(text));

/** What `User()` gives. */
export function userRecord(user: UserInfo): RecordValue {
  return recordOf([
    ['Email', user.email],
    ['EntraObjectId', guidOf(user.entraObjectId)],
    ['FullName', user.fullName],
    ['Image', user.image],
  ]);
}

/** The name `User`, as hosts outside of canvas apps have it: a record with the fields that are known. */
export function userSymbol(user: UserInfo): VariableSymbol {
  const fields: [string, Value][] = [
    ['DataverseUserId', guidOf(user.dataverseUserId)],
    ['Email', user.email],
    ['EntraObjectId', guidOf(user.entraObjectId)],
    ['FullName', user.fullName],
    ['Image', user.image],
    ['TeamsMemberId', user.teamsMemberId ?? null],
  ];
  const record = recordOf(fields.filter(([, value]) => value !== null && value !== ''));
  return {
    kind: 'variable',
    name: 'User',
    type: typeOfValue(record),
    waits: false,
    read: () => record,
    canSet: false,
    canMutate: false,
    canSetParts: false,
  };
}
