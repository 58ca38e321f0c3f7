/**
 * Typed access to the few globals that browsers, Node and workers all have.
 *
 * Pure packages compile without DOM and Node types, so that nothing of one host slips in. What every host offers
 * is declared here once, structurally.
 */

/** The part of the WHATWG `URL` that engines use. */
export interface ParsedUrl {
  href: string;
  protocol: string;
  username: string;
  password: string;
  host: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  hash: string;
}

/** The part of `AbortSignal` that engines use. A DOM or Node `AbortSignal` fits. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface Decoder {
  decode(input?: Uint8Array): string;
}

interface Platform {
  readonly URL: new (url: string, base?: string) => ParsedUrl;
  readonly TextEncoder: new () => { encode(input: string): Uint8Array<ArrayBuffer> };
  readonly TextDecoder: new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }) => Decoder;
  readonly performance: { now(): number };
  readonly crypto: {
    getRandomValues<T extends Uint8Array>(target: T): T;
    randomUUID(): string;
    readonly subtle: {
      importKey(
        format: 'raw',
        key: Uint8Array,
        algorithm: { readonly name: 'HMAC'; readonly hash: string },
        extractable: boolean,
        usages: readonly string[],
      ): Promise<object>;
      sign(algorithm: 'HMAC', key: object, data: Uint8Array): Promise<ArrayBuffer>;
    };
  };
  readonly AbortController: new () => { readonly signal: CancelSignal; abort(): void };
  readonly atob: (text: string) => string;
  readonly setTimeout: (callback: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
  readonly btoa: (text: string) => string;
}

export const platform: Platform = globalThis as unknown as Platform;
