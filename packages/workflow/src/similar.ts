/** Names that were probably meant. */

const maxShown = 3;
/** Longer names are compared by their first characters: the work grows with the product of the lengths. */
const maxCompared = 80;

/** The known names most like a given one, the nearest first; none when nothing comes near. */
export function similarNames(name: string, known: Iterable<string>): readonly string[] {
  const wanted = plain(name);
  const near = [...known].flatMap((each) => {
    const given = plain(each);
    const distance = given.includes(wanted) || wanted.includes(given) ? 1 : editDistance(wanted, given);
    return distance <= Math.max(2, wanted.length / 3) ? [{ each, distance }] : [];
  });
  return near
    .toSorted((left, right) => left.distance - right.distance)
    .slice(0, maxShown)
    .map(({ each }) => each);
}

/** Spaces and underscores are mixed up, for actions are shown with the one and stored with the other. */
function plain(name: string): string {
  return name
    .slice(0, maxCompared)
    .toLowerCase()
    .replaceAll(/[\s_-]/gu, '');
}

/** How many characters to add, remove or replace to make one text of another. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (const [above, character] of [...left].entries()) {
    const next = [above + 1];
    for (const [at, other] of [...right].entries()) {
      const replaced = (row[at] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/** Lists of many names are cut off in a message. */
const maxListed = 10;

/** Names as a message lists them. */
export function listed(names: readonly string[]): string {
  const more = names.length > maxListed ? ` and ${names.length - maxListed} more` : '';
  return names.length === 0 ? 'none' : `${names.slice(0, maxListed).join(', ')}${more}`;
}
