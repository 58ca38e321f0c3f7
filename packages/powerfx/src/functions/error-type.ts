/** The record that describes an error: what IfError brings into scope, and what Error takes. */
import type { Features } from '../config/features.ts';
import type { ErrorInfo } from '../values/error.ts';
import { recordOf } from '../values/record.ts';
import type { RecordValue } from '../values/value.ts';
import { numberType, recordType, textType, type RecordType } from '../types/type.ts';

function errorRecordTypeOf(sealed: boolean): RecordType {
  return recordType(
    [
      ['Kind', numberType],
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
    { sealed },
  );
}

const sealedType = errorRecordTypeOf(true);
const openType = errorRecordTypeOf(false);

/** What FirstError is, and a row of AllErrors. Since Power Fx 1.0 no columns can be added to it. */
export function errorRecordType(features: Features): RecordType {
  return features.powerFxV1 ? sealedType : openType;
}

/** An error as the record makers see. */
export function errorRecord(error: ErrorInfo): RecordValue {
  return recordOf([
    ['Kind', error.kind],
    ['Message', error.message],
    ['Source', null],
    ['Observed', null],
    ['Details', error.details],
  ]);
}
