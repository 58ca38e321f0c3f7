import { escapeSegment, isArray, isObject, type Json, memberNames } from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import type { Rule, RuleContext } from './types.ts';

interface Reference {
  readonly pointer: string;
  readonly reference: string;
}

/** Rules about `$ref`. */
export const referenceRules: readonly Rule[] = [
  {
    id: 'SCH-001',
    severity: 'error',
    message: 'Reference "{reference}" leaves this document. Copy what it names into the definition.',
    *find(context) {
      for (const { pointer, reference } of referencesOf(context)) {
        if (!reference.startsWith('#')) yield { pointer, data: { reference } };
      }
    },
  },
  {
    id: 'SCH-002',
    severity: 'error',
    message: 'Reference "{reference}" points to nothing. Add what it names, or correct it.',
    *find(context) {
      for (const { pointer, reference } of referencesOf(context)) {
        if (reference.startsWith('#') && resolveReference(reference, context.definition) === undefined) {
          yield { pointer, data: { reference } };
        }
      }
    },
  },
];

/** Members whose content is data, in which `$ref` means nothing. */
const dataMembers = new Set(['default', 'example', 'examples', 'enum', 'x-ms-examples']);

/** Members whose own members carry names that people chose. */
const named = new Set(['properties', 'definitions', 'parameters', 'responses', 'paths']);

/** Extensions that are not ours and not Microsoft's: whatever they refer to is theirs to know. */
function isForeign(name: string): boolean {
  return name.startsWith('x-') && !name.startsWith('x-ms-') && !/^x-(?:oneOf|anyOf|not)$/.test(name);
}

function referencesOf({ definition }: RuleContext): readonly Reference[] {
  const found: Reference[] = [];
  visit(definition, '', '', found);
  return found;
}

function visit(value: Json, pointer: string, under: string, found: Reference[]): void {
  if (isArray(value)) {
    value.forEach((item, index) => visit(item, `${pointer}/${index}`, under, found));
    return;
  }
  if (!isObject(value)) return;
  const reference = value['$ref'];
  if (typeof reference === 'string') found.push({ pointer: `${pointer}/$ref`, reference });
  for (const name of memberNames(value)) {
    const member = value[name];
    if (typeof member !== 'object' || member === null) continue;
    if ((dataMembers.has(name) || isForeign(name)) && !named.has(under)) continue;
    visit(member, `${pointer}/${escapeSegment(name)}`, name, found);
  }
}
