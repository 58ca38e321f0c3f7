import { type Diagnostic, type FixEdit, isObject, parsePointer, withValueAt } from '@connectory/base';
import type { ConnectorPackage } from '../package/types.ts';
import { checkPackage } from './check.ts';
import type { CheckOptions } from './context.ts';

/** A package after its findings were mended. */
export interface Mending {
  readonly package: ConnectorPackage;
  /** The findings whose fixes were applied, in order. */
  readonly mended: readonly Diagnostic[];
  /** What a check finds in the package now. */
  readonly left: readonly Diagnostic[];
}

/** Rounds of mending and checking; a mend can uncover another fault, such as a misspelt name under a misspelt one. */
const maxRounds = 20;

/**
 * Applies the fixes of all findings that have one, and checks again until none is left. Fixes that touch the same part
 * of a document are applied in rounds of their own, so that none works on what another has moved.
 *
 * Everything the fixes do not touch is shared with the package given, notes on order and numbers included.
 *
 * @example
 * ```ts
 * import { emptyPackage, mendPackage } from '@connectory/connector';
 * const blank = emptyPackage('Tasks');
 * const broken = { ...blank, definition: { ...blank.definition, basePath: 'v1' } };
 * mendPackage(broken).package.definition['basePath']; // '/v1'
 * ```
 */
export function mendPackage(connectorPackage: ConnectorPackage, options: CheckOptions = {}): Mending {
  let current = connectorPackage;
  let left = checkPackage(current, options);
  const mended: Diagnostic[] = [];
  const applied = new Set<string>();
  for (let round = 0; round < maxRounds; round += 1) {
    const taken = independent(left.filter((finding) => !applied.has(keyOf(finding))));
    if (taken.length === 0) break;
    for (const finding of taken) {
      for (const edit of finding.fix?.edits ?? []) current = withEdit(current, edit);
      mended.push(finding);
      // A fix that does not help is not tried again.
      applied.add(keyOf(finding));
    }
    left = checkPackage(current, options);
  }
  return { package: current, mended, left };
}

function keyOf({ code, place, data }: Diagnostic): string {
  return `${code} ${place?.file} ${place?.pointer} ${JSON.stringify(data)}`;
}

function withEdit(connectorPackage: ConnectorPackage, edit: FixEdit): ConnectorPackage {
  const changed = withValueAt(connectorPackage[edit.document], parsePointer(edit.pointer) ?? [], edit.value);
  return isObject(changed) ? { ...connectorPackage, [edit.document]: changed } : connectorPackage;
}

/** The findings whose fixes touch different parts of the documents, first come first taken. */
function independent(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const touched = new Set<string>();
  const above = new Set<string>();
  return findings.filter(({ fix }) => {
    if (fix === undefined) return false;
    const pointers = fix.edits.map(touchedBy);
    const overlaps = pointers.some(
      (pointer) => above.has(pointer) || ancestorsOf(pointer).some((ancestor) => touched.has(ancestor)),
    );
    if (overlaps) return false;
    for (const pointer of pointers) {
      touched.add(pointer);
      for (const ancestor of ancestorsOf(pointer)) above.add(ancestor);
    }
    return true;
  });
}

/** Removing an item of a list moves those behind it, so the list counts as touched. */
function touchedBy({ document, pointer, value }: FixEdit): string {
  const item = value === undefined ? /^(.*)\/\d+$/.exec(pointer)?.[1] : undefined;
  return `${document}${item ?? pointer}`;
}

/** The pointer itself and those of everything around it. */
function ancestorsOf(pointer: string): readonly string[] {
  const found: string[] = [];
  for (let at = pointer.length; at > 0; at = pointer.lastIndexOf('/', at - 1))
    found.push(pointer.slice(0, at));
  return found;
}
