/** Takes an answer of our own server at its word; the server validated it against the same route table. */
export function trusted<T>(value: unknown): T {
  return value as T;
}
