import { isObject, type Json, type JsonObject, parsePointer } from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import { type At, steps } from '../../report/at.ts';
import type { Reporter } from '../../report/reporter.ts';
import type { OpenApiVersion } from '../version.ts';
import type { HostParameter } from '../../policy/host-parameter.ts';
import type { CallbackChoice } from '../../types.ts';
import type { Once } from './alike.ts';
import type { ConvertedBody } from './bodies.ts';
import type { ConvertedParameters } from './operations.ts';
import type { ConvertedResponses } from './responses.ts';
import type { Shape } from './shape.ts';

/** What one conversion from OpenAPI 3 to 2.0 shares. */
export interface Conversion {
  readonly document: JsonObject;
  readonly version: OpenApiVersion;
  readonly reporter: Reporter;
  /** The converter of schemas itself, handed in: choices and references need it, and it needs them. */
  readonly convertSchema: (schema: Json | undefined, at: At) => JsonObject;
  readonly convertKeywords: (schema: JsonObject, at: At) => JsonObject;
  /** Where the document came from, for relative servers. */
  readonly url: string | undefined;
  readonly server: number | undefined;
  /** Which sign-in to take, as the choice in the report names it. */
  readonly security: string | undefined;
  readonly callbacks: CallbackChoice;
  /** What the addresses of openIdConnect answered, by address. */
  readonly discovered: ReadonlyMap<string, JsonObject>;
  /** Policies for all operations, in the order they run. */
  readonly policies: JsonObject[];
  /** Parts of addresses that connections fill in, by name. */
  readonly hostParameters: Map<string, HostParameter>;
  /** Operation ids by the address of a server of their own, as a policy's text. */
  readonly ownServers: Map<string, string[]>;
  /** Definitions in the order they will be written; `undefined` while one waits to be converted. */
  readonly definitions: Map<string, JsonObject | undefined>;
  /** Definition names by the pointer of the schema they came from. */
  readonly definitionNames: Map<string, string>;
  /** Definitions that still have to be converted. */
  readonly waiting: (() => void)[];
  /** Schemas converted so far: each is converted, and reported, once. */
  readonly converted: Map<JsonObject, JsonObject>;
  /** Memories of what reads the same. */
  readonly parameterLists: Once<ConvertedParameters>;
  readonly bodies: Once<ConvertedBody>;
  readonly responses: Once<ConvertedResponses>;
  /** Shapes and types of schemas found so far. */
  readonly shapes: Map<Json, Shape>;
  readonly types: Map<Json, { readonly type: string | undefined }>;
  /** Names under which shared parameters and responses were registered, by pointer. */
  readonly sharedParameters: Map<string, string>;
  readonly sharedResponses: Map<string, SharedResponse>;
  /** Schemas by `$anchor` and `$id`, collected when first needed. */
  anchors: ReadonlyMap<string, Located> | undefined;
}

/** A registered response and the content types it came with. */
interface SharedResponse {
  readonly name: string;
  readonly produces: readonly string[];
}

/** A value and where it stands in the source. */
export interface Located {
  readonly value: Json;
  readonly at: At;
}

/** The place a local reference names. */
export function placeOf(reference: string): At {
  return steps(undefined, ...(parsePointer(reference.slice(1)) ?? []));
}

/**
 * Follows references from a value to what they name, within the document.
 *
 * @returns `undefined` when a reference is broken, external or circular; it was told then.
 */
export function follow(conversion: Conversion, value: Json | undefined, at: At): Located | undefined {
  let current = value;
  let place = at;
  for (let hops = 0; hops < 50; hops += 1) {
    if (!isObject(current)) return current === undefined ? undefined : { value: current, at: place };
    const reference = current['$ref'];
    if (typeof reference !== 'string') return { value: current, at: place };
    if (!reference.startsWith('#')) {
      conversion.reporter.tell('reference-external', place, { reference });
      return undefined;
    }
    current = resolveReference(reference, conversion.document);
    place = placeOf(reference);
  }
  return undefined;
}

/** The object a value is or refers to. */
export function followObject(
  conversion: Conversion,
  value: Json | undefined,
  at: At,
): { readonly value: JsonObject; readonly at: At } | undefined {
  const found = follow(conversion, value, at);
  return found !== undefined && isObject(found.value) ? { value: found.value, at: found.at } : undefined;
}
