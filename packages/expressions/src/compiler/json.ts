/** JSON values full of templates. */
import {
  err,
  escapeSegment,
  isArray,
  memberNames,
  ok,
  type Diagnostic,
  type Json,
  type Result,
} from '@connectory/base';
import { toDiagnostic } from '../messages/catalogue.ts';
import { Failure } from '../run/failure.ts';
import { readTemplate } from '../syntax/template.ts';
import type { Value } from '../values/value.ts';
import { compileTemplate } from './compile.ts';
import { objectPart, type MemberPart } from './json-object.ts';
import { Problem, type JsonPart } from './json-part.ts';

/** Compiles a JSON value; what is wrong with a template in it comes back with a pointer. */
export function compileJson(value: Json, pointer = ''): Result<JsonPart, Diagnostic> {
  if (typeof value === 'string') return compileText(value, pointer);
  if (isArray(value)) return compileItems(value, pointer);
  if (typeof value === 'object' && value !== null) {
    const members = memberNames(value).map((name) => [name, value[name] ?? null] as const);
    return compileMembers(members, pointer);
  }
  return ok({ kind: 'constant', value });
}

function located(failure: Failure, source: string, pointer: string): Diagnostic {
  const diagnostic = toDiagnostic(failure, source);
  return { ...diagnostic, place: { ...diagnostic.place, pointer } };
}

function compileText(source: string, pointer: string): Result<JsonPart, Diagnostic> {
  const template = readTemplate(source);
  if (template instanceof Failure) return err(located(template, source, pointer));
  if (template.kind === 'text') return ok({ kind: 'constant', value: template.text });
  const code = compileTemplate(template);
  return ok({
    kind: 'code',
    code: (run) => {
      const value = code(run);
      return value instanceof Failure ? new Problem(located(value, source, pointer)) : value;
    },
  });
}

function compileItems(items: readonly Json[], pointer: string): Result<JsonPart, Diagnostic> {
  const parts: JsonPart[] = [];
  for (const [index, item] of items.entries()) {
    const compiled = compileJson(item, `${pointer}/${index}`);
    if (!compiled.ok) return compiled;
    parts.push(compiled.value);
  }
  return ok(itemsOf(parts));
}

function itemsOf(parts: readonly JsonPart[]): JsonPart {
  if (parts.every((part) => part.kind === 'constant')) {
    return { kind: 'constant', value: parts.map((part) => part.value) };
  }
  return {
    kind: 'code',
    code: (run) => {
      const values: Value[] = [];
      for (const part of parts) {
        const value = part.kind === 'constant' ? part.value : part.code(run);
        if (value instanceof Problem) return value;
        values.push(value);
      }
      return values;
    },
  };
}

function compileMembers(
  members: readonly (readonly [string, Json])[],
  pointer: string,
): Result<JsonPart, Diagnostic> {
  const parts: MemberPart[] = [];
  for (const [source, value] of members) {
    const place = `${pointer}/${escapeSegment(source)}`;
    const name = compileText(source, place);
    if (!name.ok) return name;
    const member = compileJson(value, place);
    if (!member.ok) return member;
    parts.push({ name: name.value, member: member.value });
  }
  return ok(objectPart(parts, (failure) => new Problem(located(failure, '', pointer))));
}
