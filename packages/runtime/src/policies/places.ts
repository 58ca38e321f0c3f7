import { isArray, isObject, type Json, withValueAt } from '@connectory/base';
import { type PathStep, type PolicyPath, walkPath } from '@connectory/expressions';

/** One node of a body that a policy works on. */
export interface Target {
  /** Steps from the root of the body. */
  readonly steps: readonly PathStep[];
  readonly value: Json;
}

/**
 * The nodes a parent path names: the node itself, or each element when it is a list. Nothing when the path leads nowhere,
 * for then there is nothing to change: optional lists are often left out.
 */
export function targetsOf(body: Json, parent: PolicyPath): readonly Target[] {
  const node = walkPath(body, parent.steps);
  if (node === undefined || node === null) return [];
  if (!isArray(node)) return [{ steps: parent.steps, value: node }];
  return node.map((value, index) => ({ steps: [...parent.steps, index], value }));
}

/**
 * As `targetsOf`, and where the member asked for is not in an object whose members are all objects, those members: that
 * is what a list turned into an object by an earlier policy looks like.
 */
export function memberTargets(
  body: Json,
  parent: PolicyPath,
  subPath: readonly PathStep[],
): readonly Target[] {
  return targetsOf(body, parent).flatMap((target): readonly Target[] => {
    if (walkPath(target.value, subPath) !== undefined || !isObject(target.value)) return [target];
    const members = Object.entries(target.value);
    if (members.length === 0 || !members.every(([, member]) => isObject(member))) return [target];
    return members.map(([name, value]) => ({ steps: [...target.steps, name], value }));
  });
}

/** The steps a result is put at: below the current element for `@item()`, else from the root of the body. */
export function destination(target: Target, path: PolicyPath): readonly PathStep[] {
  return path.root === 'item' ? [...target.steps, ...path.steps] : path.steps;
}

/** Puts a value at a place, making objects on the way; `undefined` takes the value there away. */
export function putAt(body: Json, steps: readonly PathStep[], value: Json | undefined): Json {
  return withValueAt(body, steps, value);
}
