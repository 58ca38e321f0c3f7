/** The name that someone who mistyped another probably meant. */

/** How many letters must be added, removed, replaced or swapped with the next to make one text the other. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let best = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) best = Math.min(best, (before[column - 2] ?? 0) + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The most similar of some names; `undefined` when none is similar enough. */
export function mostSimilar(name: string, candidates: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const far = distance(wanted, candidate.toLowerCase());
    if (
      far <= Math.max(1, Math.floor(wanted.length / 3)) &&
      far < (best?.distance ?? Number.POSITIVE_INFINITY)
    ) {
      best = { name: candidate, distance: far };
    }
  }
  return best?.name;
}
