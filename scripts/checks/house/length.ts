import { codeFiles, isTest, read } from '../sources.ts';

const longest = 500;
const reason = /long because/i;
const headLines = 15;

/** Files above 500 lines that do not say at their head, in a comment with "long because", why. */
export function lengthProblems(root: string): string[] {
  return codeFiles(root).flatMap((file) => {
    const lines = read(root, file).trimEnd().split('\n');
    if (lines.length <= longest || reason.test(lines.slice(0, headLines).join('\n'))) return [];
    return [
      `${file}: ${lines.length} lines, and ${longest} is the limit. Split it, or say at its head "long because ...".`,
    ];
  });
}

/** Median and 95th percentile of the lengths of source files, to keep an eye on. */
export function codeShape(root: string): string {
  const lengths = codeFiles(root)
    .filter((file) => !isTest(file))
    .map((file) => read(root, file).trimEnd().split('\n').length)
    .sort((a, b) => a - b);
  const at = (share: number) =>
    lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0;
  return `${lengths.length} files, median ${at(0.5)} lines, 95 % within ${at(0.95)}`;
}
