/**
 * Which quantifiers and back-references are allowed.
 *
 * Engines disagree about captures in loops: whether a capture of an earlier iteration is still set, and what an
 * iteration that consumed nothing does. The dialect therefore refuses every pattern whose outcome could depend on
 * that. To judge it, each group keeps how many characters it can consume and what was seen inside.
 */

import type { PatternErrorKey } from './errors.ts';

/** Bounds PCRE2 sets: it refuses look-behinds of more than 255 characters and names of more than 128 bytes. */
const MAX_LOOK_BEHIND_CHARACTERS = 250;
export const MAX_NAME_UNITS = 62;
/** Nesting, the pattern itself counted as one level. */
const MAX_DEPTH = 32;

/** What a bracket opens. */
export type GroupRole = 'plain' | 'capture' | 'look-ahead' | 'look-behind';

/** How many characters something consumes, at least and at most. */
export interface Size {
  readonly min: number;
  readonly max: number;
}

/** What is known of a group; it changes while the group is being read. */
export interface GroupFacts {
  readonly parent: GroupFacts | undefined;
  /** The branch of the parent's alternation in which this group stands. */
  readonly branch: number;
  readonly role: GroupRole;
  /** Inside a look-behind, at any depth. */
  readonly behind: boolean;
  closed: boolean;
  /** Followed by a quantifier that allows zero times. */
  optional: boolean;
  /** A quantifier on this group would be refused: its captures could be left over or empty. */
  ambiguous: boolean;
  /** Holds a look-around, which may not be repeated. */
  holdsLook: boolean;
  /** Holds a capture directly, not through a plain group. */
  holdsCapture: boolean;
  /** Index of the branch being read; more than 0 means there is an alternation. */
  branches: number;
  /** Size of the branch being read. */
  min: number;
  max: number;
  /** Size of the branches read before. */
  branchMin: number;
  branchMax: number;
}

/** Facts of a group that has just been opened. */
export function openFacts(parent: GroupFacts | undefined, role: GroupRole): GroupFacts {
  return {
    parent,
    branch: parent?.branches ?? 0,
    role,
    behind: role === 'look-behind' || (parent?.behind ?? false),
    closed: false,
    optional: false,
    ambiguous: false,
    holdsLook: false,
    holdsCapture: false,
    branches: 0,
    min: 0,
    max: 0,
    branchMin: Infinity,
    branchMax: 0,
  };
}

/** Why a group may not be opened here, if so. */
export function refuseOpening(
  parent: GroupFacts,
  depth: number,
  role: GroupRole,
): PatternErrorKey | undefined {
  if (depth >= MAX_DEPTH) return 'ErrInvalidRegExGroupTrackerOverflow';
  if (parent.behind && role === 'look-behind') return 'ErrInvalidRegExNestedLookAround';
  if (parent.behind && role === 'capture') return 'ErrInvalidRegExCaptureInLookAround';
  return undefined;
}

/** Notes an atom that consumes `size`. */
export function addSize(group: GroupFacts, size: Size): void {
  group.min += size.min;
  group.max += size.max;
}

/** Notes a `|`. */
export function startBranch(group: GroupFacts): void {
  group.branchMin = Math.min(group.branchMin, group.min);
  group.branchMax = Math.max(group.branchMax, group.max);
  group.branches += 1;
  group.min = 0;
  group.max = 0;
}

/** Completes a group and hands its facts up to its parent. */
export function closeFacts(group: GroupFacts): PatternErrorKey | undefined {
  group.min = Math.min(group.branchMin, group.min);
  group.max = Math.max(group.branchMax, group.max);
  group.closed = true;
  if (group.role === 'look-behind' && group.max > MAX_LOOK_BEHIND_CHARACTERS) {
    return 'ErrInvalidRegExLookbehindTooManyChars';
  }
  const looks = group.role === 'look-ahead' || group.role === 'look-behind';
  if (looks) group.holdsLook = true;
  // In `(a|(b))*` the inner capture may be left over from an earlier iteration.
  if (group.branches > 0 && group.holdsCapture) group.ambiguous = true;
  if (group.min === 0) group.ambiguous = true;
  const { parent } = group;
  if (parent !== undefined) {
    parent.ambiguous ||= group.ambiguous;
    parent.holdsLook ||= group.holdsLook;
    parent.holdsCapture ||= group.role === 'capture';
    if (!looks) addSize(parent, group);
  }
  return undefined;
}

/**
 * Notes a quantifier on `target`, the last thing read in `group`: a group of its own, or the size of an atom.
 */
export function quantify(
  group: GroupFacts,
  target: GroupFacts | Size | undefined,
  min: number,
  max: number,
): PatternErrorKey | undefined {
  if (group.behind && max === Infinity) return 'ErrInvalidRegExUnlimitedQuantifierInLookAround';
  if (target === undefined) return 'ErrInvalidRegExQuantifierOnNothing';
  if (max < min) return 'ErrInvalidRegExLowHighQuantifierFlip';
  if ('role' in target) {
    if (target.holdsLook) return 'ErrInvalidRegExQuantifierOursideLookAround';
    if (target.ambiguous) return 'ErrInvalidRegExQuantifiedCapture';
    target.optional = min === 0;
    const captures = target.role === 'capture' || target.holdsCapture;
    // Whoever repeats the parent would repeat a capture that may or may not be set anew.
    if (captures && (min === 0 || target.min === 0 || target.holdsCapture)) group.ambiguous = true;
  }
  group.min += target.min * (min - 1);
  group.max = group.max === Infinity || max === Infinity ? Infinity : group.max + target.max * (max - 1);
  return undefined;
}

/** Why a capture may not be referred to from `group`, as far as known at that point. */
export function refuseReference(
  group: GroupFacts,
  capture: GroupFacts | undefined,
): PatternErrorKey | undefined {
  if (capture === undefined) return 'ErrInvalidRegExBadBackRefNotDefined';
  if (!capture.closed) return 'ErrInvalidRegExBadBackRefSelfReferencing';
  if (group.behind && capture.max === Infinity) return 'ErrInvalidRegExUnlimitedQuantifierInLookAround';
  return undefined;
}

/** Where a back-reference stands. */
export interface ReferencePlace {
  readonly group: GroupFacts;
  readonly branch: number;
}

/**
 * Why the capture might not be set when the reference is reached; asked when the whole pattern is read. The capture
 * and every group around it, up to the group both share, must have been passed for certain.
 */
export function refuseUnsetReference(
  capture: GroupFacts,
  place: ReferencePlace,
): PatternErrorKey | undefined {
  if (capture.optional || capture.min === 0) return 'ErrInvalidRegExBackRefToZeroCapture';
  const branchOnPath = branchesAround(place);
  let inner = capture;
  for (let outer = capture.parent; outer !== undefined; outer = outer.parent) {
    const shared = branchOnPath.get(outer);
    if (shared !== undefined) {
      return shared === inner.branch ? undefined : 'ErrInvalidRegExBackRefToZeroCapture';
    }
    if (outer.optional || outer.branches > 0 || outer.min === 0) return 'ErrInvalidRegExBackRefToZeroCapture';
    if (outer.role === 'look-ahead' || outer.role === 'look-behind') {
      return 'ErrInvalidRegExBackRefToCaptureInLookaround';
    }
    inner = outer;
  }
  return undefined;
}

/** Every group around the reference, with the branch of it that leads there. */
function branchesAround(place: ReferencePlace): ReadonlyMap<GroupFacts, number> {
  const branches = new Map<GroupFacts, number>([[place.group, place.branch]]);
  for (let inner = place.group; inner.parent !== undefined; inner = inner.parent) {
    branches.set(inner.parent, inner.branch);
  }
  return branches;
}
