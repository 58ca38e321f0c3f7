/** The record that describes an error: what IfError brings into scope, and what Error takes. */
import type { ErrorInfo } from '../values/error.ts';
import { recordOf } from '../values/record.ts';
import type { RecordValue } from '../values/value.ts';
import { numberType, recordType, textType, type RecordType } from '../types/type.ts';

/** What FirstError is, and a row of AllErrors. */
export const errorRecordType: RecordType = recordType(
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
    { sealed: true },
  );

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
