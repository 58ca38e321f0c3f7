/** Code of calls. */
import type { CallNode, Node } from '../syntax/nodes.ts';
import { unknownType } from '../types/type.ts';
import { errorValue } from '../values/error.ts';
import { isError, type Value } from '../values/value.ts';
import { unnamed } from '../binder/calls.ts';
import { tabularCode } from './tabular.ts';
import type { CommonRun, StrictRun } from '../functions/entry.ts';
import { constantCode, drive, type Code, type CompiledCall, type Frame, type NowCode } from './code.ts';
import { allNow, errorsOf, evaluateAll, mapAll } from './combine.ts';
import type { Compiler } from './compile.ts';

/** The code of a call whose function was found. */
export function callCode(compiler: Compiler, node: CallNode): Code {
  const { bound } = compiler;
  const known = bound.calls[node.id];
  if (known === undefined)
    return constantCode(errorValue('Internal', `${node.identifier.name} was not bound.`, node.span));
  const { entry } = known;
  const { features } = bound.configuration;
  const codeOf = (arg: Node, index: number): Code => {
    const role = entry.role?.(index, node.args.length, features, arg) ?? 'value';
    return role === 'column' ||
      role === 'type' ||
      (role === 'columnOrText' && known.columns[index] !== undefined)
      ? constantCode(null)
      : compiler.code(entry.scope === undefined ? arg : unnamed(arg));
  };
  const call: CompiledCall = {
    args: node.args.map(codeOf),
    types: known.types,
    type: bound.types[node.id] ?? unknownType,
    columns: known.columns,
    typeArguments: known.typeArguments,
    slots: known.scope.map((name) => name.slot),
    span: node.span,
    variables: known.variables,
    notes: known.notes,
    configuration: bound.configuration,
    entry,
    node,
    bound,
    compile: compiler.code,
  };
  const { implementation } = entry;
  switch (implementation.kind) {
    case 'strict':
      if (known.tabular) return tabularCode(call, implementation.run);
      if (implementation.common !== undefined && call.type.kind !== 'decimal') {
        const fast = commonCode(call, implementation.run, implementation.common);
        if (fast !== undefined) return fast;
      }
      return mapAll(call.args, (values, frame) => {
        const errors = implementation.seesErrors === true ? undefined : errorsOf(values);
        return placed(errors ?? implementation.run(frame.run, values, call), call);
      });
    case 'waiting':
      return waitingCode(call, implementation.run, implementation.seesErrors === true);
    case 'lazy': {
      const { run } = implementation;
      if (allNow(call.args)) {
        return { kind: 'now', run: (frame) => settled(drive(run(call, frame)), call) };
      }
      return { kind: 'later', run: (frame) => drive(run(call, frame)) };
    }
    case 'compile':
      return implementation.compile(call);
    case 'unavailable':
      return constantCode(errorValue('NotSupported', `${entry.name} is not available here.`, node.span));
  }
}

/**
 * Code of a function of one to three arguments that never wait: no list of arguments is made for plain values. Errors,
 * blanks and whatever else is not common take the general way.
 */
function commonCode(call: CompiledCall, run: StrictRun, common: CommonRun): NowCode | undefined {
  const { args } = call;
  if (!allNow(args) || args.length !== call.entry.max) return undefined;
  const general = (values: readonly Value[], frame: Frame): Value =>
    placed(errorsOf(values) ?? run(frame.run, values, call), call);
  const settle = (result: Value): Value =>
    typeof result === 'object' && result !== null && result.kind === 'error' ? placed(result, call) : result;
  const a = args[0]?.run;
  const b = args[1]?.run;
  const c = args[2]?.run;
  if (a === undefined) return undefined;
  if (b === undefined) {
    return {
      kind: 'now',
      run: (frame) => {
        const x = a(frame);
        const result = common(frame.run, x, null, null);
        return result === undefined ? general([x], frame) : settle(result);
      },
    };
  }
  if (c === undefined) {
    return {
      kind: 'now',
      run: (frame) => {
        const x = a(frame);
        const y = b(frame);
        const result = common(frame.run, x, y, null);
        return result === undefined ? general([x, y], frame) : settle(result);
      },
    };
  }
  if (args.length !== 3) return undefined;
  return {
    kind: 'now',
    run: (frame) => {
      const x = a(frame);
      const y = b(frame);
      const z = c(frame);
      const result = common(frame.run, x, y, z);
      return result === undefined ? general([x, y, z], frame) : settle(result);
    },
  };
}

function waitingCode(
  call: CompiledCall,
  run: (services: Frame['run'], args: readonly Value[], call: CompiledCall) => Value | Promise<Value>,
  seesErrors: boolean,
): Code {
  return {
    kind: 'later',
    run: async (frame) => {
      const values = await evaluateAll(call.args, frame);
      const errors = seesErrors ? undefined : errorsOf(values);
      if (errors !== undefined) return placed(errors, call);
      frame.run.checkTime();
      return placed(await run(frame.run, values, call), call);
    },
  };
}

function settled(value: Value | Promise<Value>, call: CompiledCall): Value {
  return value instanceof Promise
    ? errorValue('Internal', 'A function that should answer at once had to wait.', call.span)
    : placed(value, call);
}

/** An error without a place gets that of the call. */
export function placed(value: Value, call: CompiledCall): Value {
  if (!isError(value) || value.errors.every((error) => error.span !== undefined)) return value;
  return {
    kind: 'error',
    errors: value.errors.map((error) => (error.span === undefined ? { ...error, span: call.span } : error)),
  };
}
