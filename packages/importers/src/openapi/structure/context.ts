import { isObject, type Json, type JsonObject } from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import type { At } from '../../report/at.ts';
import type { Reporter } from '../../report/reporter.ts';
import type { OpenApiVersion } from '../version.ts';
import type { Kind, ObjectType } from './kinds.ts';
import type { SchemaKeywords } from './schema.ts';

/** What one walk over a document shares. */
export interface StructureContext {
  readonly document: JsonObject;
  readonly version: OpenApiVersion;
  readonly reporter: Reporter;
  readonly types: ReadonlyMap<string, ObjectType>;
  readonly keywords: SchemaKeywords;
  /** The walker itself, handed in so that schemas can hold other objects without a cycle of modules. */
  readonly walk: (value: Json, kind: Kind, at: At, context: StructureContext) => void;
  /** Targets of local references looked up so far. */
  readonly propertyNames: (schema: JsonObject) => ReadonlySet<string> | undefined;
  readonly references: Map<string, Json | undefined>;
}

/** The target of a local reference, looked up once. */
export function lookUp(context: StructureContext, reference: string): Json | undefined {
  if (context.references.has(reference)) return context.references.get(reference);
  const target = resolveReference(reference, context.document);
  context.references.set(reference, target);
  return target;
}

/** An object, through its references as far as they stay in the document; `undefined` when it cannot be known. */
export function resolved(context: StructureContext, value: Json | undefined): JsonObject | undefined {
  let current = value;
  for (let hops = 0; hops < 50; hops += 1) {
    if (!isObject(current)) return undefined;
    const reference = current['$ref'];
    if (typeof reference !== 'string') return current;
    current = lookUp(context, reference);
  }
  return undefined;
}
