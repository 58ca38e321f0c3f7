import { isObject, type Json } from '@connectory/base';
import type { At } from '../../report/at.ts';
import { lookUp, type StructureContext } from './context.ts';

/** Checks that a local reference has a target and does not lead back to itself. */
export function checkReference(reference: Json, at: At, context: StructureContext): void {
  const { reporter } = context;
  if (typeof reference !== 'string') {
    reporter.tell('wrong-type', at, { what: '$ref', expected: 'a text', found: JSON.stringify(reference) });
    return;
  }
  // Anchors and identifiers of JSON Schema are looked up when the schema is converted.
  if (reference !== '#' && !reference.startsWith('#/')) return;
  const target = lookUp(context, reference);
  if (target === undefined) {
    reporter.tell('reference-broken', at, { reference });
    return;
  }
  let current: Json | undefined = target;
  for (let hops = 0; isObject(current) && typeof current['$ref'] === 'string'; hops += 1) {
    if (hops > 50 || current['$ref'] === reference) {
      reporter.tell('reference-cycle', at, { reference });
      return;
    }
    current = lookUp(context, current['$ref']);
  }
}
