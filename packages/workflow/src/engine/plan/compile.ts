/** Compiles a definition to a plan. */
import {
  type Diagnostic,
  err,
  formatPointer,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  ok,
  type Result,
  stringAt,
} from '@connectory/base';
import { type Compiled, compile } from '@connectory/expressions';
import { familyOf } from '../actions/families.ts';
import { staticStep } from '../actions/static-result.ts';
import { diagnostic } from '../../diagnostics.ts';
import { templateFailure } from '../run/failures.ts';
import { durationMs } from '../time.ts';
import { compileTriggers } from '../trigger/compile.ts';
import { tooDeepIn } from './depth.ts';
import { orderActions } from './order.ts';
import { compilePart, isUndeployed, undeployed } from './parts.ts';
import { secrecyOf } from './secrecy.ts';
import type { ActionSource } from './source.ts';
import type {
  ActionPlan,
  ContainerPlan,
  EngineLimits,
  FlowOptions,
  ParameterPlan,
  Plan,
  Step,
  Template,
} from './types.ts';

const usualLimits: EngineLimits = {
  maxActions: 10_000,
  maxDepth: 32,
  maxDefinitionDepth: 500,
  maxItems: 100_000,
  maxPasses: 5_000,
  maxSteps: 1_000_000,
  maxValueSize: 250_000_000,
  maxValueDepth: 450,
  maxRowSteps: 5_000_000,
  maxCells: 5_000_000,
  maxPages: 1_000,
  maxTransferSize: 157_286_400,
  maxChunks: 10_000,
};

/** Where in the nesting something is compiled. */
interface Place {
  readonly path: readonly string[];
  readonly chain: readonly number[];
  readonly owner?: { readonly container: number; readonly position: number };
  readonly withinForeach: boolean;
}

interface Compiler {
  readonly definition: JsonObject;
  readonly options: FlowOptions;
  readonly limits: EngineLimits;
  readonly problems: Diagnostic[];
  readonly containers: (ContainerPlan | undefined)[];
  readonly actions: Map<string, ActionPlan>;
  readonly secret: ReadonlySet<string>;
  count: number;
}

/**
 * Compiles a flow definition, once per version. Every template is parsed; names are without case.
 *
 * @returns The plan, or everything that keeps the definition from being run, each with a JSON pointer into it.
 * @example
 * ```ts
 * import { compileFlow } from '@connectory/workflow';
 * const plan = compileFlow(
 *   { actions: { Greet: { type: 'Compose', inputs: 'Hello' } } },
 *   { flavour: 'power-automate' },
 * );
 * if (plan.ok) plan.value.actions.size; // 1
 * ```
 */
export function compileFlow(
  definition: JsonObject,
  options: FlowOptions,
): Result<Plan, readonly Diagnostic[]> {
  const limits = { ...usualLimits, ...options.limits };
  const tooDeep = tooDeepIn(definition, limits.maxDefinitionDepth);
  if (tooDeep !== undefined) return err([tooDeep]);
  const problems: Diagnostic[] = [];
  const compiler: Compiler = {
    definition,
    options,
    limits,
    problems,
    containers: [],
    actions: new Map(),
    secret: secrecyOf.secureOutputs(definition),
    count: 0,
  };
  const actions = objectAt(definition, 'actions');
  if (actions === undefined)
    problems.push(diagnostic('actions-missing', {}, { place: { pointer: '/actions' } }));
  compileContainer(compiler, actions, { path: ['actions'], chain: [], withinForeach: false });
  const triggers = compileTriggers(definition, options, (value, path) => compileAt(compiler, value, path));
  const outputs = new Map(
    Object.entries(objectAt(definition, 'outputs') ?? {}).map(([name, output]) => [
      name,
      compileAt(compiler, isObject(output) ? (output['value'] ?? null) : null, ['outputs', name, 'value']),
    ]),
  );
  if (problems.length > 0) return err(problems);
  const containers = compiler.containers.filter((container) => container !== undefined);
  return ok({
    flavour: options.flavour,
    limits,
    definition,
    parameters: parametersOf(definition),
    triggers,
    containers,
    actions: compiler.actions,
    outputs,
    answer: answerOf(compiler.actions),
  });
}

function parametersOf(definition: JsonObject): ReadonlyMap<string, ParameterPlan> {
  const entries = Object.entries(objectAt(definition, 'parameters') ?? {});
  return new Map(
    entries.map(([name, declared]) => {
      const value = isObject(declared) ? declared['defaultValue'] : undefined;
      const type = stringAt(declared, 'type') ?? '';
      return [name.toLowerCase(), { name, type, ...(value !== undefined && { defaultValue: value }) }];
    }),
  );
}

function answerOf(actions: ReadonlyMap<string, ActionPlan>): Plan['answer'] {
  const responses = [...actions.values()].flatMap(({ step }) => (step.kind === 'response' ? [step] : []));
  if (responses.length === 0) return 'at-once';
  return responses.some(({ asynchronous }) => asynchronous) ? 'asynchronous' : 'response';
}

/** Compiles a value. What does not compile is noted, and stands for a failure that is never reached. */
function compileAt({ problems, options }: Compiler, value: Json, path: readonly string[]): Compiled {
  const { compiled, problem } = compilePart(value, options.flavour);
  if (problem !== undefined) {
    const pointer = `${formatPointer(path)}${problem.place?.pointer ?? ''}`;
    problems.push({ ...problem, place: { ...problem.place, pointer } });
  }
  return compiled;
}

function templateAt(compiler: Compiler, value: Json | undefined, path: readonly string[]): Template {
  if (typeof value !== 'string') {
    return { compiled: compileAt(compiler, value ?? null, path), source: JSON.stringify(value ?? null) };
  }
  const compiled = compile(value);
  if (compiled.ok) return { compiled: compiled.value, source: value };
  return { compiled: compileAt(compiler, value, path), source: value };
}

function compileContainer(compiler: Compiler, json: Json | undefined, place: Place): number {
  const { problems, containers, limits } = compiler;
  const id = containers.length;
  containers.push(undefined);
  const chain = [...place.chain, id];
  const entries = isObject(json) ? Object.entries(json) : [];
  const tooDeep = chain.length > limits.maxDepth;
  if (tooDeep) {
    const data = { name: place.path.at(-2) ?? '', limit: limits.maxDepth };
    problems.push(diagnostic('too-deep', data, { place: { pointer: formatPointer(place.path) } }));
  }
  const named = tooDeep ? [] : entries.filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
  compiler.count += named.length;
  const tooMany = compiler.count > limits.maxActions;
  if (tooMany && !problems.some(({ code }) => code === 'workflow.too-many-actions')) {
    problems.push(diagnostic('too-many-actions', { limit: limits.maxActions }));
  }
  const kept = tooMany ? [] : named;
  const isTop = place.owner === undefined;
  const triggers = isTop ? Object.keys(objectAt(compiler.definition, 'triggers') ?? {}) : [];
  const order = orderActions(kept, place.path, triggers, problems);
  const actions = kept.map(([name, action], position): ActionPlan => {
    const at: Place = { ...place, path: [...place.path, name], chain, owner: { container: id, position } };
    const plan: ActionPlan = {
      ...actionPlan(compiler, name, action, at),
      container: id,
      position,
      predecessors: order.predecessors[position] ?? [],
      followers: order.followers[position] ?? [],
    };
    const key = name.toLowerCase();
    if (compiler.actions.has(key)) {
      problems.push(
        diagnostic('action-name-twice', { name }, { place: { pointer: formatPointer(at.path) } }),
      );
    }
    compiler.actions.set(key, plan);
    return plan;
  });
  const leaves = actions.filter(({ followers }) => followers.length === 0).map(({ position }) => position);
  containers[id] = { id, ...(place.owner && { owner: place.owner }), chain, actions, leaves };
  return id;
}

function actionPlan(
  compiler: Compiler,
  name: string,
  json: JsonObject,
  place: Place,
): Pick<ActionPlan, 'name' | 'type' | 'step' | 'timeoutMs' | 'trackedProperties' | 'secure'> {
  const type = stringAt(json, 'type') ?? '';
  const isUntil = type.toLowerCase() === 'until';
  const limit = durationMs(stringAt(objectAt(json, 'limit'), 'timeout') ?? '');
  const tracked = json['trackedProperties'];
  return {
    name,
    type,
    step: stepOf(compiler, name, type, json, place),
    // The limit of an Until is looked at between its passes.
    ...(limit !== undefined && !isUntil && { timeoutMs: limit }),
    ...(tracked !== undefined && {
      trackedProperties: compileAt(compiler, tracked, [...place.path, 'trackedProperties']),
    }),
    secure: secrecyOf.action(name, json, compiler.secret),
  };
}

function stepOf(compiler: Compiler, name: string, type: string, json: JsonObject, place: Place): Step {
  const { options, limits, problems } = compiler;
  const mocked = staticStep(json, objectAt(compiler.definition, 'staticResults') ?? {});
  const family = familyOf(type);
  const isForeach = type.toLowerCase() === 'foreach';
  const source: ActionSource = {
    name,
    type,
    json,
    flavour: options.flavour,
    profile: options.performanceProfile ?? 'low',
    limits,
    compile: (value, ...path) => compileAt(compiler, value ?? null, [...place.path, ...path]),
    template: (value, ...path) => templateAt(compiler, value, [...place.path, ...path]),
    container: (value, ...path) =>
      compileContainer(compiler, value, {
        ...place,
        path: [...place.path, ...path],
        withinForeach: place.withinForeach || isForeach,
      }),
    problem: (problem, ...path) => {
      const pointer = formatPointer([...place.path, ...path]);
      problems.push(diagnostic('action-invalid', { name, problem }, { place: { pointer } }));
    },
  };
  if (family === undefined && isUndeployed(type, options.flavour)) {
    const failure = templateFailure(name, undeployed(type));
    return { kind: 'immediate', run: () => ({ failure }) };
  }
  if (family === undefined) {
    const pointer = formatPointer([...place.path, 'type']);
    problems.push(diagnostic('action-type-unsupported', { name, type }, { place: { pointer } }));
    return { kind: 'immediate', run: () => ({}) };
  }
  const step = family(source, place.withinForeach);
  return mocked ?? step;
}
