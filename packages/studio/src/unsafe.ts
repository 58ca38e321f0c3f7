import type { Ref } from 'react';

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
