import { codeFiles, read } from '../sources.ts';

interface LineRule {
  readonly pattern: RegExp;
  readonly unless?: RegExp;
  readonly message: string;
}

// Where a pattern would match this file or its tests, it is put together from parts.
const rules: readonly LineRule[] = [
  {
    pattern: new RegExp(`(//|/?\\*|\\{/\\*).*\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`),
    unless: /#\d+/,
    message: 'a note of work to do without the number of its issue (#12)',
  },
  {
    pattern: new RegExp(`\\bas ${'any'}\\b(?! [a-z])`),
    unless: /^\s*(\*|\/\/|\/\*)/,
    message: 'a cast to any; parse the value, or describe its type',
  },
  {
    pattern: new RegExp(`@${'ts'}-(ignore|nocheck)`),
    message: 'type checking switched off; mend the type instead',
  },
  {
    pattern: /^\s*export\s+\*/,
    message: 'everything exported at once; name each export',
  },
  {
    pattern:
      /\b(it|test|describe)(\.\w+)*\.(skip|only|todo|fixme|skipIf|runIf)\b|^\s*(xit|xdescribe|fit|fdescribe)\(/,
    unless: /\/\/ .{10,}/,
    message: 'a test left out or singled out, without a comment on the line that says why',
  },
];

/** Lines that break a rule of the house, wherever they stand. */
export function lineProblems(root: string): string[] {
  return codeFiles(root).flatMap((file) =>
    read(root, file)
      .split('\n')
      .flatMap((line, index) =>
        rules
          .filter(({ pattern, unless }) => pattern.test(line) && unless?.test(line) !== true)
          .map(({ message }) => `${file}:${index + 1}: ${message}`),
      ),
  );
}
