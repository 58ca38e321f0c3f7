import { readdirSync, readFileSync } from 'node:fs';
import { isObject, type Json, parsePointer, toText, utf8Encode, withValueAt } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import type { ConnectorPackage } from '../package/types.ts';
import { checkPackage } from './check.ts';
import type { CheckOptions } from './context.ts';
import { mendPackage } from './mend.ts';
import { rules } from './rules/all.ts';

/*
 * Cases lie in cases/*.json, a file a family. Each puts values into the good package of cases/good.json: once so that the
 * rule must find something, at the places of `at`, and once, close by, so that it must not. Pointers lead into the
 * definition, after `P:` into the properties file and after `F:` to the text of another file; `@list` and the like stand
 * for an operation of the good package. The value `"(none)"` removes. Checked is in the profile certify.
 */
interface Case {
  readonly rule: string;
  readonly at: string | readonly string[];
  readonly fails: Readonly<Record<string, Json>>;
  readonly passes: Readonly<Record<string, Json>>;
  readonly options?: CheckOptions;
}

interface Stored {
  readonly definition: ConnectorPackage['definition'];
  readonly properties: ConnectorPackage['properties'];
  readonly files: Readonly<Record<string, string>>;
}

const folder = new URL('./cases/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const stored = read('good.json') as Stored;
const good: ConnectorPackage = {
  definition: stored.definition,
  properties: stored.properties,
  files: Object.entries(stored.files).map(([name, text]) => ({ name, bytes: utf8Encode(text) })),
};
const cases = readdirSync(folder)
  .filter((name) => name !== 'good.json' && !name.startsWith('compare'))
  .flatMap((name) => read(name) as readonly Case[]);

const aliases: Readonly<Record<string, string>> = {
  '@list': '/paths/~1lists/get',
  '@tasks': '/paths/~1lists~1{list}~1tasks/get',
  '@create': '/paths/~1lists~1{list}~1tasks/post',
  '@fields': '/paths/~1lists~1{list}~1fields/get',
  '@hook': '/paths/~1hooks/post',
  '@poll': '/paths/~1changes/get',
  '@policy': '/properties/policyTemplateInstances/0',
  '@arg': 'x-ms-apimTemplateParameter',
};

function expand(pointer: string): string {
  return pointer.replaceAll(
    /@(?:list|tasks|create|fields|hook|poll|policy|arg)\b/g,
    (name) => aliases[name] ?? '',
  );
}

/** Texts such as `REPEAT:n:text`, `OPERATIONS:n`, `CHAIN:n`, `WIDE:n` and `FAN:n:name` stand for what is long, deep or wide. */
function unfold(value: Json): Json {
  if (typeof value !== 'string') return value;
  const [kind, count = '', text = ''] = value.split(':');
  const times = Number(count);
  if (kind === 'REPEAT') return text.repeat(times);
  if (kind === 'OPERATIONS')
    return Object.fromEntries(
      Array.from({ length: times }, (_, at) => [
        `/o${at}`,
        { get: { operationId: `O${at}`, responses: {} } },
      ]),
    );
  if (kind === 'FAN')
    return {
      properties: Object.fromEntries(
        Array.from({ length: times }, (_, at) => [`p${at}`, { $ref: `#/definitions/${text}` }]),
      ),
    };
  if (kind === 'WIDE')
    return {
      type: 'object',
      properties: Object.fromEntries(
        Array.from({ length: times }, (_, at) => [`p${at}`, { type: 'string' }]),
      ),
    };
  if (kind !== 'CHAIN') return value;
  let schema: Json = { type: 'string' };
  for (let at = 1; at < times; at += 1) schema = { type: 'object', properties: { next: schema } };
  return schema;
}

function withEdits(edits: Readonly<Record<string, Json>>): ConnectorPackage {
  let { definition, properties, files } = good;
  for (const [written, given] of Object.entries(edits)) {
    const value = given === '(none)' ? undefined : unfold(given);
    const pointer = expand(written);
    if (pointer.startsWith('F:')) {
      const name = pointer.slice(2);
      files = files.filter((file) => file.name !== name);
      const bytes = Array.isArray(value) ? Uint8Array.from(value as number[]) : utf8Encode(toText(value));
      if (value !== undefined) files = [...files, { name, bytes }];
    } else if (pointer.startsWith('P:')) {
      const changed = withValueAt(properties, parsePointer(pointer.slice(2)) ?? [], value);
      properties = isObject(changed) ? changed : {};
    } else {
      const changed = withValueAt(definition, parsePointer(pointer) ?? [], value);
      definition = isObject(changed) ? changed : {};
    }
  }
  return { definition, properties, files };
}

const find = (given: ConnectorPackage, { rule, options }: Case) =>
  checkPackage(given, { profile: 'certify', ...options }).filter(({ code }) => code === `rule.${rule}`);

function placesOf(found: ReturnType<typeof find>): readonly string[] {
  return found.map(({ place }) => {
    if (place?.file === 'apiProperties.json') return `P:${place.pointer}`;
    return place?.pointer ?? `F:${place?.file}`;
  });
}

describe('the good package', () => {
  it('breaks no rule in any profile', () => {
    for (const profile of ['save', 'publish', 'certify'] as const)
      expect(
        checkPackage(good, { profile }).map(({ message, place }) => `${message} ${place?.pointer}`),
      ).toEqual([]);
  });
});

describe('rules', () => {
  it('have a case each, and every case a rule', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !id.startsWith('CX-011'))).toHaveLength(252 - 14);
    expect(new Set(cases.map(({ rule }) => rule))).toEqual(new Set(ids));
  });

  it.each(cases.map((one) => [one.rule, one] as const))('%s finds the fault at its place', (_rule, one) => {
    const found = find(withEdits(one.fails), one);
    const expected = typeof one.at === 'string' ? [one.at] : one.at;
    expect(placesOf(found)).toEqual(expected.map(expand));
    for (const { message, data } of found) {
      const rule = rules.find(({ id }) => id === one.rule);
      for (const [, name = ''] of rule?.message.matchAll(/\{(\w+)\}/g) ?? [])
        expect(data).toHaveProperty(name);
      expect(message).not.toBe('');
    }
  });

  it.each(cases.map((one) => [one.rule, one] as const))('%s is content with what is right', (_rule, one) => {
    expect(find(withEdits(one.passes), one)).toEqual([]);
  });

  it.each(cases.map((one) => [one.rule, one] as const))(
    '%s: its fix, where there is one, mends it',
    (_rule, one) => {
      const broken = withEdits(one.fails);
      const options = { profile: 'certify' as const, ...one.options };
      const fixable = find(broken, one).filter(({ fix }) => fix !== undefined);
      const before = new Set(
        checkPackage(broken, options).map(({ code, place }) => `${code} ${place?.pointer}`),
      );
      const { package: mended, left } = mendPackage(broken, options);
      const places = new Set(fixable.map(({ place }) => place?.pointer));
      const still = find(mended, one).filter(
        ({ place, fix }) => fix !== undefined && places.has(place?.pointer),
      );
      expect(still).toEqual([]);
      const fresh = left.filter(
        ({ code, place, severity }) => severity === 'error' && !before.has(`${code} ${place?.pointer}`),
      );
      expect(fresh).toEqual([]);
      expect(mendPackage(mended, options).package).toEqual(mended);
    },
  );
});

describe('checkPackage', () => {
  it('checks in the profile save unless told otherwise', () => {
    const given = withEdits({ 'F:intro.md': '(none)', '@tasks/responses': {} });
    expect(checkPackage(given).map(({ code, severity }) => [code, severity])).toEqual([
      ['rule.OPN-005', 'warning'],
    ]);
    const published = checkPackage(given, { profile: 'publish' });
    expect(published.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['rule.OPN-005', 'rule.PKG-007']),
    );
  });

  it('leaves references inside extensions of others alone, and sees those of properties named like one', () => {
    expect(checkPackage(withEdits({ '/x-webhooks': { a: { $ref: '#/components/schemas/A' } } }))).toEqual([]);
    const property = withEdits({ '/definitions/Task/properties/x-a': { $ref: '#/definitions/None' } });
    expect(checkPackage(property).map(({ code }) => code)).toEqual(['rule.SCH-002']);
  });

  it('survives a definition whose members all have the wrong type', () => {
    for (const value of [null, 1, 'x', [], true]) {
      const definition = Object.fromEntries(Object.keys(good.definition).map((name) => [name, value]));
      const properties = { properties: value };
      for (const profile of ['save', 'certify'] as const) {
        expect(checkPackage({ ...good, definition }, { profile }).length).toBeGreaterThan(0);
        expect(checkPackage({ ...good, properties }, { profile }).length).toBeGreaterThan(0);
      }
    }
  });

  it('survives what is put in the place of every part of a package', () => {
    const values: readonly Json[] = [
      null,
      'constructor',
      [{}],
      { $ref: '#/definitions/None' },
      JSON.parse('{ "__proto__": 1, "constructor": "x", "toString": {} }') as Json,
    ];
    [...pointersIn(good.definition, '')].forEach((pointer, at) =>
      checkPackage(withEdits({ [pointer]: values[at % values.length] ?? null }), { profile: 'certify' }),
    );
  });

  it('takes time in proportion to its texts', () => {
    const long = `${'!'.repeat(200_000)}a!`;
    const texts = {
      '/info/title': long,
      '/info/description': long,
      '@list/summary': long,
      '@list/description': long,
    };
    const edits = {
      ...texts,
      '/host': long,
      '/basePath': `/${'/'.repeat(200_000)}a/`,
      'P:@policy/parameters/@arg.value': long,
    };
    const started = performance.now();
    expect(checkPackage(withEdits(edits), { profile: 'certify' }).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('is bounded: many operations, wide schemas, circles', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, at) => [`/p${at % 97}/{a}/q${at}`, { get: { responses: {} } }]),
    );
    const ring = Object.fromEntries(
      Array.from({ length: 2000 }, (_, at) => [
        `D${at}`,
        { required: ['n'], properties: { n: { $ref: `#/definitions/D${(at + 1) % 2000}` } } },
      ]),
    );
    const started = performance.now();
    const found = checkPackage({ ...good, definition: { ...good.definition, paths, definitions: ring } });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(found.map(({ code }) => code)).toContain('rule.LIM-001');
    expect(found.filter(({ code }) => code === 'rule.OPN-001')).toHaveLength(1000);
  });
});

function* pointersIn(value: Json, pointer: string): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const name of Object.keys(value)) {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    yield at;
    yield* pointersIn((value as Record<string, Json>)[name] ?? null, at);
  }
}
