/** Source of unguessable numbers. */
export interface Random {
  /** That many random bytes. */
  readonly bytes: (count: number) => Uint8Array;
}
