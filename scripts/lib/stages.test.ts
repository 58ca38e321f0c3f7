import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judge } from './stages.mjs';

let folder = '';
const report = () => join(folder, 'report.json');
const leave = (tally: object) => writeFileSync(report(), JSON.stringify(tally));
const finished = (code: number) => ({ code, output: 'what it printed' });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'connectory-judge-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('judge', () => {
  it('takes the counts when they agree with the exit code', () => {
    leave({ passed: 2, failed: 0, skipped: 0 });
    expect(judge(finished(0), report(), (tally) => tally).tally).toEqual({
      passed: 2,
      failed: 0,
      skipped: 0,
    });
  });

  it.each([
    ['no report', undefined, 0, 'left no report'],
    ['no failed test but a bad exit code', { passed: 2, failed: 0, skipped: 0 }, 1, 'ended with code 1'],
    ['not one test', { passed: 0, failed: 0, skipped: 0 }, 0, 'Not one test ran'],
  ])('counts a failure when there is %s', (_, tally, code, says) => {
    if (tally !== undefined) leave(tally);
    const result = judge(finished(code), report(), (left) => left);
    expect(result.tally.failed).toBe(1);
    expect(result.output).toContain('what it printed');
    expect(result.output).toContain(says);
  });
});
