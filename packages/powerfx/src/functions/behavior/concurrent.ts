import { errorsOf, evaluateTogether } from '../../compiler/combine.ts';
import type { FunctionEntry } from '../entry.ts';
import { done, doneType } from './results.ts';

export const concurrentFunction: FunctionEntry = {
  name: 'Concurrent',
  category: 'behavior',
  description:
    'Runs its formulas at the same time, and is done when all of them are. None may depend on another.',
  signatures: [
    {
      parameters: [
        { name: 'formula1', description: 'A formula.' },
        { name: 'formula2', description: 'A formula that runs at the same time.', repeats: true },
      ],
    },
  ],
  min: 2,
  max: Infinity,
  behavior: true,
  role: () => 'lazy',
  check: doneType,
  implementation: {
    kind: 'compile',
    compile: (call) => {
      const { args } = call;
      if (args.every((code) => code.kind === 'now')) {
        return { kind: 'now', run: (frame) => errorsOf(args.map((code) => code.run(frame))) ?? done(call) };
      }
      return {
        kind: 'later',
        run: async (frame) => errorsOf(await evaluateTogether(args, frame)) ?? done(call),
      };
    },
  },
};
