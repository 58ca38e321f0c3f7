/** Paths of requests held against the path templates of operations. Every text is looked through once, so that no path takes long. */

/** Values of a path, still encoded, and how much of the path the template spells out. */
export interface PathMatch {
  readonly values: ReadonlyMap<string, string>;
  readonly literals: number;
}

/**
 * Holds a path against a template such as `/lists/{id}/items`.
 *
 * @param spans - Whether the value of a placeholder may hold slashes.
 */
export function matchPath(
  template: string,
  path: string,
  spans: (name: string) => boolean,
): PathMatch | undefined {
  const wanted = segmentsOf(template);
  const given = segmentsOf(path);
  const values = new Map<string, string>();
  let literals = 0;
  let at = 0;
  for (const [index, segment] of wanted.entries()) {
    const whole = /^\{([^{}]+)\}$/u.exec(segment)?.[1];
    const left = wanted.length - index - 1;
    if (whole !== undefined && spans(whole)) {
      const end = given.length - left;
      if (end <= at) return undefined;
      values.set(whole, given.slice(at, end).join('/'));
      at = end;
      continue;
    }
    const part = given[at];
    if (part === undefined || !matchSegment(segment, part, values)) return undefined;
    if (!segment.includes('{')) literals += 1;
    at += 1;
  }
  return at === given.length ? { values, literals } : undefined;
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

/** One segment, which may have text around and between its placeholders: `items('{id}')`. */
function matchSegment(template: string, text: string, values: Map<string, string>): boolean {
  const parts = template.split(/\{([^{}]+)\}/u);
  let at = 0;
  for (let index = 0; index < parts.length; index += 2) {
    const literal = (parts[index] ?? '').toLowerCase();
    const name = index === 0 ? undefined : parts[index - 1];
    const isLast = index === parts.length - 1;
    const lower = text.toLowerCase();
    const found =
      name === undefined
        ? lower.startsWith(literal)
          ? 0
          : -1
        : isLast
          ? lower.endsWith(literal)
            ? text.length - literal.length
            : -1
          : lower.indexOf(literal, at);
    if (found < at) return false;
    if (name !== undefined) values.set(name, text.slice(at, found));
    at = found + literal.length;
  }
  return at === text.length;
}
