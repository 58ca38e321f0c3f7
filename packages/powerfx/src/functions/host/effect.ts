/** Functions that a host carries out through the port {@link Effects}: declared by their parameters. */
import type { CompiledCall } from '../../compiler/code.ts';
import type { EffectName } from '../../host/effects.ts';
import type { Run } from '../../host/run.ts';
import type { Node } from '../../syntax/nodes.ts';
import { booleanType, voidType, type Type } from '../../types/type.ts';
import { errorValue } from '../../values/error.ts';
import { isError, voidValue, type Value } from '../../values/value.ts';
import type { CallCheck, Category, FunctionEntry, Parameter } from '../entry.ts';

/** One parameter: a value of a type, or the name of a screen, control, form or data source. */
interface EffectParameter extends Parameter {
  /** The type it is wanted as; any value when left out. */
  readonly type?: Type;
}

/** What a host function declares. */
export interface EffectSpec {
  readonly name: EffectName;
  readonly category?: Category;
  readonly description: string;
  readonly parameters: readonly EffectParameter[];
  /** Whether it has effects beyond its value; yes unless told. */
  readonly behavior?: boolean;
  /** The result's type; nothing in Power Fx 1.0 and the Boolean true before, when left out. */
  readonly returns?: Type | ((call: CallCheck) => Type);
  /** What it gives when the host does nothing about it; an error of kind NotSupported when left out. */
  readonly without?: (run: Run, args: readonly Value[], call: CompiledCall) => Value;
}

/** What an argument names: the path of a name and the fields behind it. */
function pathOf(node: Node): readonly string[] | undefined {
  if (node.kind === 'name') return [node.identifier.name];
  if (node.kind === 'self') return ['Self'];
  if (node.kind === 'parent') return ['Parent'];
  if (node.kind !== 'member' || node.style !== 'dot') return undefined;
  const left = pathOf(node.left);
  return left === undefined ? undefined : [...left, node.identifier.name];
}

/** The entry of a host function. */
export function effect(spec: EffectSpec): FunctionEntry {
  const { name, parameters } = spec;
  const last = parameters.at(-1);
  const isDone = spec.returns === undefined;
  return {
    name,
    category: spec.category ?? 'host',
    description: spec.description,
    signatures: [{ parameters }],
    min: parameters.filter((parameter) => parameter.optional !== true).length,
    max: last?.repeats === true ? Infinity : parameters.length,
    behavior: spec.behavior ?? true,
    check: (call) => {
      call.args.forEach((_, index) => {
        const type = parameters[Math.min(index, parameters.length - 1)]?.type;
        if (type !== undefined) call.want(index, type);
      });
      if (typeof spec.returns === 'function') return spec.returns(call);
      return spec.returns ?? (call.features.powerFxV1 ? voidType : booleanType);
    },
    implementation: {
      kind: 'waiting',
      run: async (run, args, call) => {
        const names = call.node.args.map(pathOf);
        const answer = await run.effects.perform({ name, args, names, span: call.span });
        if (answer === undefined) {
          const { without } = spec;
          if (without !== undefined) return without(run, args, call);
          return errorValue('NotSupported', `${name} is not available here.`, call.span);
        }
        if (!isDone || isError(answer)) return answer;
        return call.type.kind === 'void' ? voidValue : true;
      },
    },
  };
}
