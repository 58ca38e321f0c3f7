import { booleanType, textType } from '../../types/type.ts';
import { errorValue } from '../../values/error.ts';
import { done, doneType } from '../behavior/results.ts';
import type { FunctionEntry } from '../entry.ts';

export const assertFunction: FunctionEntry = {
  name: 'Assert',
  category: 'behavior',
  description: 'Makes a test fail when a condition does not hold.',
  signatures: [
    {
      parameters: [
        { name: 'condition', description: 'What must hold.' },
        { name: 'message', description: 'What the failure says.', optional: true },
      ],
    },
  ],
  min: 1,
  max: 2,
  behavior: true,
  check: (call) => {
    call.want(0, booleanType);
    if (call.args.length > 1) call.want(1, textType);
    return doneType(call);
  },
  implementation: {
    kind: 'strict',
    run: (_, [condition, message], call) =>
      condition === true
        ? done(call)
        : errorValue('Validation', typeof message === 'string' ? message : 'The assertion does not hold.'),
  },
};
