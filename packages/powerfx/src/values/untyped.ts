/**
 * JSON-like data behind an untyped value. Numbers keep their digits until somebody asks for a float or a decimal.
 */
export type UntypedData =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'array'; readonly items: readonly UntypedData[] }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, UntypedData> };
