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
import type { Run } from '../run/context.ts';
import { Failure } from '../run/failure.ts';
import { readTemplate } from '../syntax/template.ts';
import { objectOf } from '../values/objects.ts';
import { textOf } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import { compileTemplate } from './compile.ts';

/** A value worked out, in a box that tells it from a diagnostic. */
interface Evaluated {
  readonly value: Value;
}

/** A compiled JSON value. */
export interface JsonCode {
  readonly code: (run: Run) => Evaluated | Diagnostic;
}

/** Compiles a JSON value; what is wrong with a template in it comes back with a pointer. */
export function compileJson(value: Json, pointer = ''): Result<JsonCode, Diagnostic> {
  if (typeof value === 'string') return compileText(value, pointer);
  if (isArray(value)) return compileItems(value, pointer);
  if (typeof value === 'object' && value !== null) {
    const members = memberNames(value).map((name) => [name, value[name] ?? null] as const);
    return compileMembers(members, pointer);
  }
  const constant: Evaluated = { value };
  return ok({ code: () => constant });
}

function located(failure: Failure, source: string, pointer: string): Diagnostic {
  const diagnostic = toDiagnostic(failure, source);
  return { ...diagnostic, place: { ...diagnostic.place, pointer } };
}

function compileText(source: string, pointer: string): Result<JsonCode, Diagnostic> {
  const template = readTemplate(source);
  if (template instanceof Failure) return err(located(template, source, pointer));
  const code = compileTemplate(template);
  return ok({
    code: (run) => {
      const value = code(run);
      return value instanceof Failure ? located(value, source, pointer) : { value };
    },
  });
}

function compileItems(items: readonly Json[], pointer: string): Result<JsonCode, Diagnostic> {
  const codes: JsonCode[] = [];
  for (const [index, item] of items.entries()) {
    const compiled = compileJson(item, `${pointer}/${index}`);
    if (!compiled.ok) return compiled;
    codes.push(compiled.value);
  }
  return ok({
    code: (run) => {
      const values: Value[] = [];
      for (const { code } of codes) {
        const result = code(run);
        if ('code' in result) return result;
        values.push(result.value);
      }
      return { value: values };
    },
  });
}

function compileMembers(
  members: readonly (readonly [string, Json])[],
  pointer: string,
): Result<JsonCode, Diagnostic> {
  const codes: { readonly name: JsonCode; readonly member: JsonCode }[] = [];
  for (const [name, member] of members) {
    const place = `${pointer}/${escapeSegment(name)}`;
    const nameCode = compileText(name, place);
    if (!nameCode.ok) return nameCode;
    const memberCode = compileJson(member, place);
    if (!memberCode.ok) return memberCode;
    codes.push({ name: nameCode.value, member: memberCode.value });
  }
  return ok({
    code: (run) => {
      const values: (readonly [string, Value])[] = [];
      for (const { name, member } of codes) {
        const key = name.code(run);
        if ('code' in key) return key;
        const text = textOf(key.value);
        if (text instanceof Failure) return located(text, '', pointer);
        const value = member.code(run);
        if ('code' in value) return value;
        values.push([text, value.value]);
      }
      return { value: objectOf(values) };
    },
  });
}
