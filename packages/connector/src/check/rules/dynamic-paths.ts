import { type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';
import { schemaType } from '@connectory/schema';
import type { CheckContext } from '../context.ts';
import { setting } from '../fix.ts';
import type { Report, Rule } from '../types.ts';
import type { DynamicExtension, DynamicSite } from '../walk/dynamic.ts';
import { answerSchema, isOpen, lookUp } from '../walk/lookup.ts';
import { eachCall, eachReference, isAmbiguous, namesParameter } from './dynamic.ts';

/** Rules about the two generations of dynamic extensions, and about the paths into answers. */
export const dynamicPathRules: readonly Rule[] = [
  {
    id: 'DYN-009',
    severity: ['info', 'warning'],
    message:
      'Add "x-ms-dynamic-list" beside this: "{name}" is a parameter and a body property, and only the new form can say which.',
    over: 'dynamic',
    check(site, report, context) {
      askForNew(site, 'x-ms-dynamic-values', 'x-ms-dynamic-list', 'ambiguous', report, context);
    },
  },
  {
    id: 'DYN-010',
    severity: ['info', 'warning'],
    message:
      'Add "x-ms-dynamic-list" beside this: "{name}" is no parameter, and only the new form can point into a body.',
    over: 'dynamic',
    check(site, report, context) {
      askForNew(site, 'x-ms-dynamic-values', 'x-ms-dynamic-list', 'inside', report, context);
    },
  },
  {
    id: 'DYN-011',
    severity: ['info', 'warning'],
    message:
      'Add "x-ms-dynamic-properties" beside this: "{name}" is a parameter and a body property, and only the new form can say which.',
    over: 'dynamic',
    check(site, report, context) {
      askForNew(site, 'x-ms-dynamic-schema', 'x-ms-dynamic-properties', 'ambiguous', report, context);
    },
  },
  {
    id: 'DYN-012',
    severity: ['info', 'warning'],
    message:
      'Add "x-ms-dynamic-properties" beside this: "{name}" is no parameter, and only the new form can point into a body.',
    over: 'dynamic',
    check(site, report, context) {
      askForNew(site, 'x-ms-dynamic-schema', 'x-ms-dynamic-properties', 'inside', report, context);
    },
  },
  {
    id: 'DYN-013',
    severity: ['info', 'warning'],
    message:
      '"value-path" ends in "properties", which leaves out what the schema says beside them. Add "x-ms-dynamic-properties" that points to the schema itself.',
    over: 'dynamic',
    check({ extension, source, pointer, holder }, report) {
      const path = stringAt(source, 'value-path');
      if (extension !== 'x-ms-dynamic-schema' || path === undefined || !/(^|\/)properties$/.test(path))
        return;
      if (holder['x-ms-dynamic-properties'] === undefined) report({ pointer: `${pointer}/value-path` });
    },
  },
  {
    id: 'DYN-014',
    severity: ['warning', 'warning'],
    message:
      '"itemValuePath" should be "{path}": the path of "x-ms-dynamic-schema" without the ending "properties". Correct one of them.',
    over: 'dynamic',
    check({ extension, source, holder, holderPointer }, report) {
      const path = stringAt(source, 'value-path');
      if (extension !== 'x-ms-dynamic-schema' || path === undefined || !/(^|\/)properties$/.test(path))
        return;
      const newer = objectAt(holder, 'x-ms-dynamic-properties');
      const expected = path.replace(/\/?properties$/, '');
      if (newer === undefined || (stringAt(newer, 'itemValuePath') ?? '') === expected) return;
      const at = `${holderPointer}/x-ms-dynamic-properties/itemValuePath`;
      const value: Json = expected;
      report({ pointer: at, data: { path: expected }, fix: setting(`Set it to "${expected}"`, at, value) });
    },
  },
  {
    id: 'DYN-015',
    severity: ['info', 'warning'],
    message: 'Add "x-ms-dynamic-tree" beside the file picker, so that newer designers can browse too.',
    over: 'dynamic',
    check({ capability, holder, pointer }, report) {
      if (capability === 'file-picker' && holder['x-ms-dynamic-tree'] === undefined) report({ pointer });
    },
  },
  {
    id: 'DYN-016',
    severity: ['error', 'error'],
    message:
      '"selectedItemValuePath" only works in "browse" of "x-ms-dynamic-tree", where an item has been opened. Pass a value or a reference to a parameter.',
    over: 'dynamic',
    check({ extension, calls }, report) {
      for (const call of calls) {
        if (extension === 'x-ms-dynamic-tree' && call.part === 'browse') continue;
        for (const { given, pointer } of call.arguments) if (given.kind === 'selected') report({ pointer });
      }
    },
  },
  {
    id: 'DYN-017',
    severity: ['warning', 'warning'],
    message:
      'Path "{path}" in the answer of operation "{id}" is not a defined array, so there is nothing to choose from. Correct the path or the response schema.',
    over: 'dynamic',
    check(site, report, context) {
      const names = listPaths[site.extension];
      if (names === undefined) return;
      eachCall(site, context, (call, called) => {
        const answer = answerSchema(called);
        const path = stringAt(call.source, names.items);
        if (answer === undefined || path === undefined || path === '') return;
        // An answer that is a list is the list, whatever path is given (extensions §2.2).
        if (schemaType(context.resolve(answer)) === 'array') return;
        const found = lookUp(context, answer, path);
        const wrong =
          found.kind === 'missing' ||
          (found.kind === 'found' && schemaType(found.schema) !== 'array' && !isOpen(found.schema));
        if (wrong) report({ pointer: `${call.pointer}/${names.items}`, data: { path, id: called.id } });
      });
    },
  },
  {
    id: 'DYN-018',
    severity: ['warning', 'warning'],
    message:
      'Path "{path}" in the answer of operation "{id}" is not defined. Correct the path or the response schema.',
    over: 'dynamic',
    check(site, report, context) {
      eachCall(site, context, (call, called) => {
        const answer = answerSchema(called);
        if (answer === undefined) return;
        const start = startOf(site, call.source, answer, context);
        if (start === undefined) return;
        for (const name of valuePaths[site.extension]) {
          const path = stringAt(call.source, name);
          if (path === undefined || path === '') continue;
          if (lookUp(context, start, path).kind === 'missing')
            report({ pointer: `${call.pointer}/${name}`, data: { path, id: called.id } });
        }
      });
    },
  },
];

const listPaths: Readonly<Partial<Record<DynamicExtension, { readonly items: string }>>> = {
  'x-ms-dynamic-values': { items: 'value-collection' },
  'x-ms-dynamic-list': { items: 'itemsPath' },
  'x-ms-dynamic-tree': { items: 'itemsPath' },
};

const valuePaths: Readonly<Record<DynamicExtension, readonly string[]>> = {
  'x-ms-dynamic-values': ['value-path', 'value-title', 'value-description'],
  'x-ms-dynamic-list': ['itemValuePath', 'itemTitlePath'],
  'x-ms-dynamic-tree': ['itemValuePath', 'itemTitlePath', 'itemFullTitlePath'],
  'x-ms-dynamic-schema': ['value-path'],
  'x-ms-dynamic-properties': ['itemValuePath'],
};

/** The schema that value paths start from: an item of the list, or the whole answer. Undefined when it is not known. */
function startOf(
  site: DynamicSite,
  source: JsonObject,
  answer: JsonObject,
  context: CheckContext,
): JsonObject | undefined {
  const names = listPaths[site.extension];
  if (names === undefined) return answer;
  const whole = context.resolve(answer);
  const path = stringAt(source, names.items);
  const list =
    schemaType(whole) === 'array' || path === undefined ? whole : asSchema(lookUp(context, answer, path));
  const items = list && objectAt(list, 'items');
  const item = items && context.resolve(items);
  // The value of a plain item is the item itself.
  return item !== undefined && (schemaType(item) ?? 'object') === 'object' ? item : undefined;
}

function asSchema(found: ReturnType<typeof lookUp>): JsonObject | undefined {
  return found.kind === 'found' ? found.schema : undefined;
}

function askForNew(
  site: DynamicSite,
  old: DynamicExtension,
  newer: DynamicExtension,
  why: 'ambiguous' | 'inside',
  report: Report,
  context: CheckContext,
): void {
  if (site.extension !== old || site.holder[newer] !== undefined) return;
  eachReference(site, context, (to, pointer, user) => {
    const applies =
      why === 'ambiguous'
        ? isAmbiguous(to, user, context)
        : user.body !== undefined && !namesParameter(to, user);
    if (applies) report({ pointer, data: { name: to } });
  });
}
