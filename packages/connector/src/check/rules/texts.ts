import { isArray, stringAt } from '@connectory/base';
import { setting } from '../fix.ts';
import { withoutEnd } from '../../text/without-end.ts';
import type { Rule } from '../types.ts';
import type { OperationSite } from '../walk/sites.ts';
import { isInternal, textsOf } from './values.ts';

/** Rules about the summaries, descriptions and captions that people read. */
export const textRules: readonly Rule[] = [
  {
    id: 'TXT-006',
    severity: ['info', 'warning'],
    message: '{label} has no summary. People choose an operation by it: a few words such as "Get a task".',
    over: 'operation',
    check({ source, pointer, label }, report) {
      if (!stringAt(source, 'summary')?.trim() && !isInternal(source))
        report({ pointer: `${pointer}/summary`, data: { label } });
    },
  },
  {
    id: 'TXT-007',
    severity: ['info', 'warning'],
    message: '{label} has no description. Say in a sentence what it does.',
    over: 'operation',
    check({ source, pointer, label }, report) {
      if (!stringAt(source, 'description')?.trim() && !isInternal(source))
        report({ pointer: `${pointer}/description`, data: { label } });
    },
  },
  {
    id: 'TXT-008',
    severity: ['info', 'warning'],
    message:
      'Summary and description of {label} say the same. Let the description tell what the summary does not.',
    over: 'operation',
    check({ source, pointer, label }, report) {
      const summary = fold(stringAt(source, 'summary'));
      if (summary !== '' && summary === fold(stringAt(source, 'description')))
        report({ pointer: `${pointer}/description`, data: { label } });
    },
  },
  {
    id: 'TXT-009',
    severity: ['off', 'warning'],
    certification: true,
    message: 'The description of {label} should be a full sentence that ends in ".", "!" or "?".',
    over: 'operation',
    check({ source, pointer, label }, report) {
      const text = stringAt(source, 'description')?.trim() ?? '';
      if (text === '' || /[.!?]["')]?$/.test(text)) return;
      const at = `${pointer}/description`;
      const fix = /[\p{L}\p{N})"']$/u.test(text)
        ? setting('End it with a full stop', at, `${text}.`)
        : undefined;
      report({ pointer: at, data: { label }, fix });
    },
  },
  {
    id: 'TXT-010',
    severity: ['off', 'warning'],
    certification: true,
    message:
      'The summary of {label} {problem}. Write at most 80 letters, digits, blanks and parentheses, in sentence case, without a stop at the end.',
    over: 'operation',
    check({ source, pointer, label }, report) {
      const summary = stringAt(source, 'summary')?.trim() ?? '';
      const problem = summaryProblem(summary);
      if (problem === undefined) return;
      const at = `${pointer}/summary`;
      const bare = withoutEnd(summary, (one) => '.!?:;,'.includes(one)).trimEnd();
      const mended = bare !== '' && bare !== summary && summaryProblem(bare) === undefined;
      report({
        pointer: at,
        data: { label, problem },
        fix: mended ? setting('Leave out the end', at, bare) : undefined,
      });
    },
  },
  {
    id: 'TXT-011',
    severity: ['info', 'warning'],
    message: 'Parameter "{name}" has no "x-ms-summary", the caption people see. Add one.',
    over: 'parameter',
    check({ source, pointer, name, place }, report) {
      if (place === 'body' || isInternal(source) || stringAt(source, 'x-ms-summary')?.trim()) return;
      const value = captionOf(name);
      const fix = value === '' ? undefined : setting(`Call it "${value}"`, `${pointer}/x-ms-summary`, value);
      report({ pointer, data: { name }, fix });
    },
  },
  {
    id: 'TXT-012',
    severity: ['off', 'warning'],
    message:
      'Caption "{caption}" should be in title case, such as "Start Date", and at most 80 characters long.',
    over: 'schema',
    check({ schema, pointer }, report) {
      const caption = stringAt(schema, 'x-ms-summary')?.trim();
      if (caption === undefined || caption === '') return;
      if (caption.length <= 80 && !/^\p{Ll}/u.test(caption)) return;
      report({ pointer: `${pointer}/x-ms-summary`, data: { caption } });
    },
  },
  {
    id: 'TXT-013',
    severity: ['off', 'info'],
    message: 'Operation id "{id}" should be in Pascal case, such as "GetTask".',
    over: 'operation',
    check({ id, pointer }, report) {
      if (id !== '' && !/^\p{Lu}/u.test(id)) report({ pointer: `${pointer}/operationId`, data: { id } });
    },
  },
  {
    id: 'TXT-014',
    severity: ['off', 'info'],
    message: 'The {member} of trigger {label} should read "{form}".',
    over: 'operation',
    check({ source, pointer, label, isTrigger }, report) {
      if (!isTrigger || isInternal(source)) return;
      const expect = (member: string, pattern: RegExp, form: string): void => {
        const text = stringAt(source, member)?.trim() ?? '';
        if (text !== '' && !pattern.test(text))
          report({ pointer: `${pointer}/${member}`, data: { member, label, form } });
      };
      expect('summary', /^when\s/i, 'When a ...');
      expect('description', /^this operation triggers (?:when|on)\b/i, 'This operation triggers when ...');
    },
  },
  {
    id: 'TXT-015',
    severity: ['off', 'warning'],
    message: '{label} is deprecated, but its {member} does not say so. Add "(deprecated)".',
    over: 'operation',
    check({ source, pointer, label }, report) {
      if (source['deprecated'] !== true) return;
      for (const member of ['summary', 'description']) {
        const text = stringAt(source, member)?.trim() ?? '';
        if (text === '' || /\bdeprecated\b/i.test(text)) continue;
        const at = `${pointer}/${member}`;
        report({ pointer: at, data: { label, member }, fix: setting('Say so', at, markedDeprecated(text)) });
      }
    },
  },
  {
    id: 'TXT-017',
    severity: ['off', 'error'],
    certification: true,
    message: '{what} is empty. Fill it or remove it; only dynamic responses may be empty.',
    over: 'package',
    check({ operations, schemas, responses }, report) {
      for (const { source, pointer, label } of operations) {
        if (Object.keys(source).length === 0) report({ pointer, data: { what: `Operation ${label}` } });
      }
      for (const { schema, pointer, role, name } of schemas) {
        // Items and additional members without a schema say that anything goes.
        if (Object.keys(schema).length === 0 && filledRoles.has(role))
          report({ pointer, data: { what: `The schema of ${name === '' ? `the ${role}` : `"${name}"`}` } });
      }
      for (const { source, pointer, code } of responses) {
        if (Object.keys(source).length === 0) report({ pointer, data: { what: `Response ${code}` } });
      }
    },
  },
  {
    id: 'TXT-018',
    severity: ['off', 'warning'],
    message:
      'The response of {label} lists required members ({list}); the test page complains when the service leaves one out. Take "required" off.',
    over: 'schema',
    check({ schema, pointer, role, owner }, report) {
      const { required } = schema;
      if (role !== 'response' || owner.kind !== 'operation' || !isArray(required) || required.length === 0)
        return;
      report({
        pointer: `${pointer}/required`,
        data: { label: owner.operation.label, list: textsOf(required).join(', ') },
      });
    },
  },
];

const filledRoles = new Set(['body', 'response', 'notification', 'property', 'definition']);

function fold(text: string | undefined): string {
  return (text ?? '').trim().replace(/\.$/, '').toLowerCase();
}

function summaryProblem(summary: string): string | undefined {
  if (summary === '') return undefined;
  if (summary.length > 80) return `is ${summary.length} characters long`;
  if (/[.!?:;,]$/.test(summary)) return 'ends in punctuation';
  if (/[^\p{L}\p{N}\s()]/u.test(summary)) return 'holds other characters';
  return /^\p{Ll}/u.test(summary) ? 'starts with a small letter' : undefined;
}

/** `start_date` and `startDate` become "Start Date". */
function captionOf(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  return words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
    .slice(0, 80);
}

function markedDeprecated(text: string): string {
  const stop = /[.!?]$/.exec(text)?.[0] ?? '';
  return `${stop === '' ? text : text.slice(0, -1)} (deprecated)${stop}`;
}

/** The texts of operations that reviewers read. */
export function* textsOfOperation({
  source,
  pointer,
}: OperationSite): Iterable<readonly [string, string, string]> {
  for (const member of ['summary', 'description']) {
    const text = stringAt(source, member);
    if (text !== undefined && text.trim() !== '') yield [member, text, `${pointer}/${member}`];
  }
}
