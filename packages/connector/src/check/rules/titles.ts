import { isArray, isObject, type JsonObject, objectAt, stringAt } from '@connectory/base';
import type { CheckContext } from '../context.ts';
import { setting } from '../fix.ts';
import { withoutEnd } from '../../text/without-end.ts';
import type { Rule } from '../types.ts';
import { isInternal } from './values.ts';
import { textsOfOperation } from './texts.ts';

/** Rules that certification has for the title and for the words of all texts, and for the connector's metadata. */
export const titleRules: readonly Rule[] = [
  {
    id: 'TXT-001',
    severity: ['off', 'error'],
    message: '{name} has to be written in English. Translate it.',
    over: 'package',
    check(context, report) {
      for (const [name, text, pointer] of publishedTexts(context)) {
        if (!looksEnglish(text)) report({ pointer, data: { name } });
      }
    },
  },
  {
    id: 'TXT-002',
    severity: ['off', 'error'],
    message: '{name} contains words that are not allowed there: {words}. Leave them out.',
    over: 'package',
    check({ definition }, report) {
      const title = stringAt(objectAt(definition, 'info'), 'title') ?? '';
      const words = title.match(restrictedWords);
      if (words !== null)
        report({ pointer: '/info/title', data: { name: 'The title', words: words.join(', ') } });
    },
  },
  {
    id: 'TXT-003',
    severity: ['off', 'error'],
    message: '{name} has to end in a letter or digit: "{text}" does not.',
    over: 'package',
    check({ definition }, report) {
      const text = stringAt(objectAt(definition, 'info'), 'title')?.trim() ?? '';
      // Titles of independent publishers end in ")", against the letter of the rule.
      if (text === '' || /[\p{L}\p{N})]$/u.test(text)) return;
      const bare = withoutEnd(text, (one) => !/[\p{L}\p{N})]/u.test(one));
      const fix = bare === '' ? undefined : setting(`Call it "${bare}"`, '/info/title', bare);
      report({ pointer: '/info/title', data: { name: 'The title', text }, fix });
    },
  },
  {
    id: 'TXT-004',
    severity: ['off', 'error'],
    certification: true,
    message: 'The title is {length} characters long; at most 30 are allowed. Shorten it.',
    over: 'package',
    check({ definition }, report) {
      const title = stringAt(objectAt(definition, 'info'), 'title')?.trim() ?? '';
      const { length } = title.replace(/\s*\((?:independent publisher|preview)\)$/i, '');
      if (length > 30) report({ pointer: '/info/title', data: { length } });
    },
  },
  {
    id: 'TXT-005',
    severity: ['off', 'error'],
    certification: true,
    message: 'Another connector is already called "{title}". Choose another title.',
    over: 'package',
    check({ definition, options }, report) {
      const title = stringAt(objectAt(definition, 'info'), 'title')?.trim() ?? '';
      const others = options.otherTitles ?? [];
      if (others.some((other) => other.trim().toLowerCase() === title.toLowerCase()))
        report({ pointer: '/info/title', data: { title } });
    },
  },
  {
    id: 'TXT-016',
    severity: ['off', 'warning'],
    certification: true,
    message:
      'The {member} of {label} names {found}; descriptions hold no URLs and no Microsoft product names. Leave it out.',
    over: 'operation',
    check(operation, report) {
      if (isInternal(operation.source)) return;
      for (const [member, text, pointer] of textsOfOperation(operation)) {
        const found = /https?:\/\/\S+/i.exec(text)?.[0] ?? productNames.exec(text)?.[0];
        if (found !== undefined) report({ pointer, data: { member, label: operation.label, found } });
      }
    },
  },
  {
    id: 'MET-001',
    severity: ['off', 'error'],
    message: '"x-ms-connector-metadata" lacks {name}. Add an entry with that "propertyName".',
    over: 'package',
    check({ definition }, report) {
      const entries = metadataOf(definition);
      for (const name of ['Website', 'Privacy policy', 'Categories']) {
        const found = entries.find((entry) => fold(stringAt(entry, 'propertyName')) === name.toLowerCase());
        if (!stringAt(found, 'propertyValue')?.trim())
          report({ pointer: '/x-ms-connector-metadata', data: { name } });
      }
    },
  },
  {
    id: 'MET-002',
    severity: ['off', 'error'],
    message: '"{name}" is not a category. Choose from {list}.',
    over: 'package',
    check({ definition }, report) {
      eachCategories(definition, (names, pointer) => {
        for (const name of names) {
          if (categories.some((one) => one.toLowerCase() === name.toLowerCase())) continue;
          report({ pointer, data: { name, list: categories.join(', ') } });
        }
      });
    },
  },
  {
    id: 'MET-003',
    severity: ['off', 'error'],
    message: 'The connector names {count} categories; at most {limit} are allowed. Keep the fittest.',
    over: 'package',
    check({ definition }, report) {
      eachCategories(definition, (names, pointer) => {
        if (names.length > 2) report({ pointer, data: { count: names.length, limit: 2 } });
      });
    },
  },
  {
    id: 'MET-004',
    severity: ['warning', 'error'],
    message: '"{email}" is not an e-mail address. Correct it.',
    over: 'package',
    check({ definition }, report) {
      const email = stringAt(objectAt(objectAt(definition, 'info'), 'contact'), 'email');
      if (email !== undefined && email !== '' && !/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email))
        report({ pointer: '/info/contact/email', data: { email } });
    },
  },
  {
    id: 'MET-005',
    severity: ['off', 'error'],
    certification: true,
    message: '"info.contact" needs {name}, so that people know whom to ask. Add it.',
    over: 'package',
    check({ definition }, report) {
      const contact = objectAt(objectAt(definition, 'info'), 'contact');
      for (const name of ['name', 'url', 'email']) {
        if (!stringAt(contact, name)?.trim()) report({ pointer: '/info/contact', data: { name } });
      }
    },
  },
  {
    id: 'MET-006',
    severity: ['off', 'error'],
    certification: true,
    message: '"host" is "{host}", which looks like a test or staging host. Name the one for production.',
    over: 'package',
    check({ definition }, report) {
      const host = stringAt(definition, 'host') ?? '';
      if (testHost.test(host)) report({ pointer: '/host', data: { host } });
    },
  },
];

const categories: readonly string[] = [
  'AI',
  'Business Intelligence',
  'Business Management',
  'Collaboration',
  'Commerce',
  'Communication',
  'Content and Files',
  'Data',
  'Finance',
  'Human Resources',
  'Internet of Things',
  'IT Operations',
  'Lifestyle and Entertainment',
  'Marketing',
  'Productivity',
  'Sales and CRM',
  'Security',
  'Social Media',
  'Website',
];

const restrictedWords =
  /\b(?:api|connectors?|microsoft|power\s?(?:automate|apps?|platform|bi)|copilot studio|logic apps?|azure|office\s?365|dynamics\s?365)\b/gi;

const productNames =
  /\b(?:microsoft\s?(?:flow|teams|power\w*|365)?|power\s?(?:automate|apps?|platform|bi)|copilot studio|logic apps?|azure|office\s?365|dynamics\s?365|sharepoint|onedrive)\b/i;

const testHost =
  /(?:^|[.-])(?:test|testing|staging|stage|sandbox|dev|development|uat|qa|preprod|demo)\d*(?:[.-]|$)|^localhost\b|^127\.|^10\.|^192\.168\.|\.ngrok(?:-free)?\.|(?:^|\.)example\.(?:com|org|net)$|\.(?:test|local|localhost|invalid)$/i;

function fold(text: string | undefined): string {
  return (text ?? '').trim().toLowerCase();
}

function metadataOf(definition: JsonObject): readonly JsonObject[] {
  const entries = definition['x-ms-connector-metadata'];
  return isArray(entries) ? entries.filter(isObject) : [];
}

function eachCategories(
  definition: JsonObject,
  see: (names: readonly string[], pointer: string) => void,
): void {
  metadataOf(definition).forEach((entry, index) => {
    if (fold(stringAt(entry, 'propertyName')) !== 'categories') return;
    const names = (stringAt(entry, 'propertyValue') ?? '').split(/[;,]/).map((name) => name.trim());
    see(
      names.filter((name) => name !== ''),
      `/x-ms-connector-metadata/${index}/propertyValue`,
    );
  });
}

function* publishedTexts({
  definition,
  operations,
}: CheckContext): Iterable<readonly [string, string, string]> {
  const info = objectAt(definition, 'info');
  for (const member of ['title', 'description']) {
    const text = stringAt(info, member);
    if (text !== undefined && text !== '') yield [`The ${member} of the connector`, text, `/info/${member}`];
  }
  for (const operation of operations) {
    for (const [member, text, pointer] of textsOfOperation(operation))
      yield [`The ${member} of ${operation.label}`, text, pointer];
  }
}

/** Function words of neighbouring languages that are no words in English. */
const foreignWords =
  /\b(?:der|die das|und|nicht|eine[rnms]?|für|avec|une|les|des|cette|pour|dans|el|los|las|una|para|con|del|que|uma|não|você|een|het|voor|della|degli|och|inte)\b/gi;

/**
 * A guess that errs on the side of English: it says no to texts mostly in another script, and to longer texts with
 * several function words of another language. A short text in Latin letters always passes.
 */
function looksEnglish(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters - latin > letters / 4) return false;
  const words = text.split(/\s+/).length;
  const foreign = text.match(foreignWords)?.length ?? 0;
  return words < 4 || foreign < 2 || foreign / words < 0.15;
}
