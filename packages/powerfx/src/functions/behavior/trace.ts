import { builtInSet } from '../../host/enums.ts';
import { decimalToFloat } from '../../numbers/decimal-convert.ts';
import { typeName } from '../../types/names.ts';
import { isNumeric } from '../../types/coercion.ts';
import { optionType, textType, unknownType } from '../../types/type.ts';
import { errorValue } from '../../values/error.ts';
import type { Value } from '../../values/value.ts';
import type { FunctionEntry } from '../entry.ts';
import { done, doneType } from './results.ts';

/** The severity of a trace that says none. */
const information = 3;

function severityOf(value: Value | undefined): number | undefined {
  if (value === undefined) return information;
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if (value.kind === 'decimal') return decimalToFloat(value);
  return value.kind === 'option' && typeof value.value === 'number' ? value.value : undefined;
}

export const traceFunction: FunctionEntry = {
  name: 'Trace',
  category: 'behavior',
  description: 'Writes a line for those who watch the app run.',
  signatures: [
    {
      parameters: [
        { name: 'message', description: 'What is told.' },
        {
          name: 'severity',
          description: 'How grave it is, of TraceSeverity; information when left out.',
          optional: true,
        },
        { name: 'custom_record', description: 'A record with more about it.', optional: true },
        {
          name: 'trace_options',
          description: 'TraceOptions.IgnoreUnsupportedTypes leaves away what cannot be written.',
          optional: true,
        },
      ],
    },
  ],
  min: 1,
  max: 4,
  behavior: true,
  check: (call) => {
    call.want(0, textType);
    const [, severity, record = unknownType, options] = call.types;
    if (severity !== undefined) {
      if (call.features.stronglyTypedEnums) call.want(1, optionType(builtInSet('TraceSeverity')));
      else if (!isNumeric(severity)) call.want(1, call.numeric);
    }
    if (!['record', 'blank', 'unknown', 'error'].includes(record.kind)) {
      call.fail(2, 'ErrBadType_ExpectedType_ProvidedType', 'Record', typeName(record));
    }
    if (options !== undefined) {
      if (call.features.stronglyTypedEnums) call.want(3, optionType(builtInSet('TraceOptions')));
      if (call.constantText(3) === undefined)
        call.fail(3, 'ErrFunctionArg2ParamMustBeConstant', 'Trace', 'trace_options');
    }
    return doneType(call);
  },
  implementation: {
    kind: 'strict',
    run: (run, [message = null, severity, record = null], call) => {
      const grade = severityOf(severity);
      if (grade === undefined)
        return errorValue('InvalidArgument', 'The severity of a trace must be a number.');
      run.effects.trace({ message: typeof message === 'string' ? message : '', severity: grade, record });
      return done(call);
    },
  },
};
