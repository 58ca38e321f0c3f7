import type { CallInput } from '@connectory/api';
import type { Schema } from '@cfworker/json-schema';
import type { Json, JsonObject } from '@connectory/base';
import type { RJSFSchema } from '@rjsf/utils';
import { memo, type FunctionComponent, type Ref } from 'react';

/** Reads a stored value back at the type it was written with. Only for our own storage, which nobody else writes. */
export function stored<T>(value: unknown): T {
  return value as T;
}

/** Bytes as the DOM wants them: ours never live in shared memory. */
export function domBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}

/** A ref for a Fluent component shown as a link: its types know only the element it shows by default. */
export function anchorRef(ref: Ref<HTMLAnchorElement> | undefined): Ref<never> {
  return (ref ?? null) as Ref<never>;
}

/** What a form of an object schema holds is an object. */
export function formData(value: unknown): JsonObject {
  return (value ?? {}) as JsonObject;
}

/** The same schema to the validator, whose types are narrower than what it takes. */
export function checkedSchema(schema: RJSFSchema): Schema {
  return schema as Schema;
}

type WireParameters = CallInput<'invoke'>['body']['parameters'];

/** A JSON object for a request body: the contract's types are mutable, ours are not. */
export function wireObject(object: JsonObject): WireParameters {
  return object as WireParameters;
}

/** React's `memo` for a component with a type parameter, which `memo`'s own types lose. */
export function memoTyped<C>(component: C): C {
  return memo(component as FunctionComponent<object>) as C;
}

/** What a form holds is JSON; its library does not say so. */
export function plainJson(value: unknown): Json | undefined {
  return value as Json | undefined;
}
