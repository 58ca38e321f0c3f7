import { isArray, isObject, type Json, memberNames } from '@connectory/base';
import { renaming, setting } from '../fix.ts';
import type { Rule } from '../types.ts';
import { openShapes, type Shape, shapes } from '../walk/shapes.ts';
import type { NodeSite } from '../walk/sites.ts';
import { duplicatesIn, kindOf } from './values.ts';

/** Rules about the structure every object of the definition has to keep. */
export const documentRules: readonly Rule[] = [
  {
    id: 'DOC-001',
    severity: ['error', 'error'],
    message: '"swagger" must be the text "2.0". Import an OpenAPI 3 document instead of pasting it.',
    over: 'package',
    check({ definition }, report) {
      if (definition['swagger'] !== '2.0')
        report({ pointer: '/swagger', fix: setting('Set the version to 2.0', '/swagger', '2.0') });
    },
  },
  {
    id: 'DOC-002',
    severity: ['error', 'error'],
    message: 'Member "{name}" is missing here. Add it.',
    over: 'node',
    check(site, report) {
      for (const name of shapeOf(site).required) {
        if (site.value[name] !== undefined) continue;
        const given = missing[`${site.shape} ${name}`];
        const fix = given === undefined ? undefined : setting(`Add it`, `${site.pointer}/${name}`, given);
        report({ pointer: site.pointer, data: { name }, fix });
      }
    },
  },
  {
    id: 'DOC-003',
    severity: ['error', 'error'],
    message: 'Member "{name}" must not be empty. Give it a value.',
    over: 'node',
    check(site, report) {
      for (const name of shapeOf(site).filled) {
        const value = site.value[name];
        if (typeof value === 'string' && value.trim() === '')
          report({ pointer: `${site.pointer}/${name}`, data: { name } });
      }
    },
  },
  {
    id: 'DOC-004',
    severity: ['error', 'error'],
    message: 'At least one of these members is needed here: {list}. Add one.',
    over: 'dynamic',
    check({ extension, source, pointer }, report) {
      const needed = extension === 'x-ms-dynamic-tree' ? treeMembers : callMembers;
      if (extension !== 'x-ms-dynamic-values' && extension !== 'x-ms-dynamic-tree') return;
      if (needed.every((name) => source[name] === undefined))
        report({ pointer, data: { list: needed.join(', ') } });
    },
  },
  {
    id: 'DOC-005',
    severity: ['error', 'error'],
    message:
      'Member "{name}" is not known here. Correct its name, remove it, or put "x-" in front to keep it.',
    over: 'node',
    check(site, report) {
      eachUnknown(site, (name) => {
        if (looksLikeExtension(name)) return;
        const folded = name.toLowerCase();
        const meant = Object.keys(shapeOf(site).members).find((known) => known.toLowerCase() === folded);
        const better = meant !== undefined && site.value[meant] === undefined ? meant : `x-${name.trim()}`;
        const free = site.value[better] === undefined;
        report({
          pointer: `${site.pointer}/${escape(name)}`,
          data: { name },
          fix: free
            ? renaming(
                better === meant ? `Rename it to ${meant}` : `Keep it as ${better}`,
                site.pointer,
                escape(name),
                escape(better),
                site.value[name] ?? null,
              )
            : undefined,
        });
      });
    },
  },
  {
    id: 'DOC-006',
    severity: ['error', 'error'],
    message:
      '"{name}" is no member of OpenAPI 2.0 here. An extension has to start with "x-": call it "{better}".',
    over: 'node',
    check(site, report) {
      eachUnknown(site, (name) => {
        if (!looksLikeExtension(name)) return;
        const better = asExtension(name);
        const fix =
          site.value[better] === undefined
            ? renaming(`Rename it to ${better}`, site.pointer, escape(name), better, site.value[name] ?? null)
            : undefined;
        report({ pointer: `${site.pointer}/${escape(name)}`, data: { name, better }, fix });
      });
    },
  },
  {
    id: 'DOC-007',
    severity: ['warning', 'warning'],
    message:
      'Beside "$ref" no other member counts for Power Platform: {list}. Move it to what is referred to.',
    over: 'reference',
    check({ value, pointer }, report) {
      const names = memberNames(value).filter((name) => name !== '$ref');
      if (names.length > 0) report({ pointer, data: { list: names.join(', ') } });
    },
  },
  {
    id: 'DOC-008',
    severity: ['error', 'error'],
    message: 'Expected {expected} in "{name}", found {actual}. Correct the value.',
    over: 'node',
    check(site, report) {
      const { members } = shapeOf(site);
      for (const name of Object.keys(site.value)) {
        const expected = Object.hasOwn(members, name) ? members[name] : undefined;
        const value = site.value[name];
        if (expected === undefined || value === undefined || isOneOf(value, expected)) continue;
        // Empty extensions occur and count as absent (extensions, reading rules).
        if (value === null && name.startsWith('x-')) continue;
        const mended = mendedType(value, expected);
        const at = `${site.pointer}/${name}`;
        report({
          pointer: at,
          data: { expected: expected.replaceAll('|', ' or '), name, actual: kindOf(value) },
          fix: mended === undefined ? undefined : setting(`Write it as ${expected}`, at, mended),
        });
      }
    },
  },
  {
    id: 'DOC-009',
    severity: ['error', 'error'],
    message: '"{value}" is not one of {list}. Choose one of them.',
    over: 'node',
    check(site, report) {
      const { values } = shapeOf(site);
      for (const [name, allowed] of Object.entries(values)) {
        const value = site.value[name];
        if (typeof value !== 'string' || allowed.includes(value)) continue;
        const meant = allowed.find((one) => one.toLowerCase() === value.trim().toLowerCase());
        // Extensions are compared without case, and empty ones count as absent.
        if (name.startsWith('x-') && (meant !== undefined || value.trim() === '')) continue;
        const at = `${site.pointer}/${name}`;
        const fix = meant === undefined ? undefined : setting(`Write ${meant}`, at, meant);
        report({ pointer: at, data: { value, list: allowed.join(', ') }, fix });
      }
    },
  },
  {
    id: 'DOC-010',
    severity: ['error', 'error'],
    message:
      'Reference "{reference}" is not a valid JSON pointer. Write it as "#/definitions/Name"; "/" in a name is "~1" and "~" is "~0".',
    over: 'reference',
    check({ reference, pointer }, report) {
      const wrong = reference.startsWith('#')
        ? !/^#(?:\/(?:[^~/]|~[01])*)*$/.test(reference)
        : reference.trim() === '';
      if (wrong) report({ pointer: `${pointer}/$ref`, data: { reference } });
    },
  },
  {
    id: 'DOC-011',
    severity: ['warning', 'warning'],
    message: 'The list "{name}" holds {value} twice. Remove one.',
    over: 'node',
    check(site, report) {
      for (const name of lists) {
        const list = site.value[name];
        if (!isArray(list) || list.length < 2) continue;
        const twice = duplicatesIn(list);
        const at = `${site.pointer}/${name}`;
        for (const index of twice) {
          const fix = setting(
            'Keep each once',
            at,
            list.filter((_, position) => !twice.includes(position)),
          );
          const value = JSON.stringify(list[index]).slice(0, 60);
          report({ pointer: `${at}/${index}`, data: { name, value }, fix });
        }
      }
    },
  },
];

const lists = ['enum', 'required', 'schemes', 'consumes', 'produces', 'tags'];
const callMembers = ['operationId', 'builtInOperation', 'capability'];
const treeMembers = ['open', 'browse'];

/** What can be put where something is missing without knowing more. */
const missing: Readonly<Record<string, Json>> = {
  'root paths': {},
  'parameter type': 'string',
  'items type': 'string',
  'header type': 'string',
  'info version': '1.0',
};

const nothing: Shape = { members: {}, required: [], values: {}, filled: [] };

/** The shape of a site; one whose `$ref` stands for everything else has none. */
function shapeOf({ shape, value }: NodeSite): Shape {
  return value['$ref'] === undefined || shape === 'pathItem' ? (shapes[shape] ?? nothing) : nothing;
}

function eachUnknown(site: NodeSite, see: (name: string) => void): void {
  if (openShapes.has(site.shape) || site.value['$ref'] !== undefined) return;
  const { members } = shapeOf(site);
  for (const name of Object.keys(site.value)) {
    if (!Object.hasOwn(members, name) && !name.startsWith('x-')) see(name);
  }
}

/** Names that were meant as extensions: `X-ms-…`, `ms-summary`, `x_ms_visibility`, ` x-ms-summary`. */
function looksLikeExtension(name: string): boolean {
  return /^\s*(?:x[-_ ]|x?-?_?ms[-_])/i.test(name);
}

function asExtension(name: string): string {
  const plain = name.trim().toLowerCase().replaceAll('_', '-');
  return plain.startsWith('x-') ? plain : `x-${plain.replace(/^xms/, 'ms').replace(/^-+/, '')}`;
}

function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isOneOf(value: Json, expected: string): boolean {
  return expected === 'any' || expected.split('|').some((type) => isA(value, type));
}

function isA(value: Json, type: string): boolean {
  if (type === 'array') return isArray(value);
  return type === 'object' ? isObject(value) : typeof value === type;
}

function mendedType(value: Json, expected: string): Json | undefined {
  if (expected === 'array' && typeof value === 'string') return [value];
  if (expected === 'boolean' && typeof value === 'string' && /^(?:true|false)$/i.test(value.trim()))
    return value.trim().toLowerCase() === 'true';
  if (expected === 'number' && typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()))
    return Number(value);
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return String(value);
  return undefined;
}
