import type { Json } from '@connectory/base';
import { type PathStep, type PolicyPath, walkPath } from '@connectory/expressions';
import { type Target, targetsOf } from '../places.ts';

/**
 * The nodes that hold the member a conversion works on. Without a member the node itself is meant, a list as a whole and
 * not element by element.
 */
export function holdersOf(body: Json, parent: PolicyPath, subPath: readonly PathStep[]): readonly Target[] {
  if (subPath.length > 0) return targetsOf(body, parent);
  const node = walkPath(body, parent.steps);
  return node === undefined || node === null ? [] : [{ steps: parent.steps, value: node }];
}
