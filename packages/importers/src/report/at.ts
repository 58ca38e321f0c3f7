import { formatPointer, type PointerSegment } from '@connectory/base';

/** A place in the source while walking it: the last step and the way to it. The root is `undefined`. */
export type At = Step | undefined;

interface Step {
  readonly parent: At;
  readonly segment: PointerSegment;
}

/** One step further. */
export function step(parent: At, segment: PointerSegment): At {
  return { parent, segment };
}

/** Several steps further. */
export function steps(parent: At, ...segments: readonly PointerSegment[]): At {
  let at = parent;
  for (const segment of segments) at = step(at, segment);
  return at;
}

/** The segments from the root to here. */
export function segmentsOf(at: At): readonly PointerSegment[] {
  const segments: PointerSegment[] = [];
  for (let current = at; current !== undefined; current = current.parent) segments.push(current.segment);
  return segments.reverse();
}

/** The JSON pointer of a place. */
export function pointerOf(at: At): string {
  return formatPointer(segmentsOf(at));
}
