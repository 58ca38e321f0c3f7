/** Calls: counting arguments before a function sees them. */
import type { FunctionDefinition } from '../functions/define.ts';
import { Failure } from '../run/failure.ts';
import { outOfSteps } from '../run/limits.ts';
import type { CallNode } from '../syntax/nodes.ts';
import { argumentOf } from './argument.ts';
import { countWords, fitsCount } from './arity.ts';
import type { Code, Part } from './code.ts';
import { eagerCode } from './eager.ts';
import { located } from './located.ts';

/** Compiles a call of a known function with compiled arguments. */
export function compileCall(node: CallNode, definition: FunctionDefinition, args: readonly Part[]): Code {
  const { span } = node;
  if (!fitsCount(definition, args.length)) {
    const failure = new Failure(
      'parameter-count',
      { function: definition.name, expected: countWords(definition), given: args.length },
      span,
    );
    return () => failure;
  }
  const { implementation } = definition;
  if (implementation.kind === 'eager') {
    const checked = args.map((arg, index) => argumentOf(definition, arg, index, node));
    return eagerCode({ definition, implementation, node }, checked);
  }
  const call = implementation.bind(args.map(({ code }) => code));
  return (run) => {
    run.steps -= 1;
    const result = run.steps < 0 ? outOfSteps(run) : call(run);
    return result instanceof Failure ? located(result, definition, span) : result;
  };
}
