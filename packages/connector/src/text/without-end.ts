/** Drops characters off the end; a pattern for it would take time squared on long runs of them. */
export function withoutEnd(text: string, isDropped: (character: string) => boolean): string {
  let end = text.length;
  while (end > 0 && isDropped(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

/** Drops the slashes a base path ends in. */
export function withoutSlashes(path: string): string {
  return withoutEnd(path, (one) => one === '/');
}
