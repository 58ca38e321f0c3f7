import { dynamicExtensions } from '../walk/dynamic.ts';

/** Extensions that mean something here or to Microsoft (connector spec, extensions). */
const knownNames: readonly string[] = [
  'x-ms-summary',
  'x-ms-visibility',
  'x-ms-url-encoding',
  ...dynamicExtensions,
  'x-ms-connector-metadata',
  'x-ms-trigger',
  'x-ms-trigger-hint',
  'x-ms-trigger-metadata',
  'x-ms-trigger-value',
  'x-ms-notification',
  'x-ms-notification-content',
  'x-ms-notification-url',
  'x-ms-api-annotation',
  'x-ms-enum',
  'x-ms-enum-values',
  'x-ms-openai-data',
  'x-ms-openai-manifest',
  'x-ms-test-value',
  'x-ms-no-generic-test',
  'x-ms-pageable',
  'x-ms-capabilities',
  'x-ms-keywords',
  'x-ms-deployment-version',
  'x-ms-editor',
  'x-ms-editor-options',
  'x-ms-media-kind',
  'x-ms-docs',
  'x-ms-operation-context',
  'x-ms-safe-operation',
  'x-ms-agentic-protocol',
];
const known = new Set(knownNames);
const answers = new Map<string, string | undefined>();
const maxAnswers = 2000;

/** The known extension that a name was meant to be; `undefined` when it is known, or close to none. */
export function closestName(name: string): string | undefined {
  if (known.has(name)) return undefined;
  if (answers.has(name)) return answers.get(name);
  const plain = name.trim().toLowerCase().replace(/:$/, '').replaceAll('_', '-');
  const found = known.has(plain)
    ? plain
    : name.length > 60 || !/^x-?m?s?/.test(plain)
      ? undefined
      : byDistance(plain);
  if (answers.size < maxAnswers) answers.set(name, found);
  return found;
}

function byDistance(name: string): string | undefined {
  // Short names are near to many; one slip is enough doubt there.
  const most = name.length > 12 ? 2 : 1;
  return knownNames.find((one) => Math.abs(one.length - name.length) <= most && distance(name, one) <= most);
}

/** Letters added, dropped, changed or swapped with their neighbour. */
export function distance(left: string, right: string): number {
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      current.push(least);
    }
    before = last;
    last = current;
  }
  return last[right.length] ?? 0;
}
