import { type At, step } from '../report/at.ts';
import type { Reporter } from '../report/reporter.ts';
import type { Collection, Request, Url } from './shape.ts';

/** A request's address taken apart. */
export interface Address {
  /** `http` or `https`; `undefined` when the address does not say. */
  readonly scheme: string | undefined;
  /** Host with port; empty when only a variable without value stands there. */
  readonly host: string;
  /** The variable that stands for the host, as `{{name}}`. */
  readonly variable: string | undefined;
  /** Scheme and host with variables in them, as `https://{{name}}.example.com`; empty without variables. */
  readonly authority: string;
  /** Segments; parameters as `{name}`. */
  readonly segments: readonly string[];
  /** Names of path parameters in order. */
  readonly parameters: readonly string[];
}

/** Takes addresses apart: variables with values are filled in, others become path parameters. */
export function readAddress(url: Url, request: Request, collection: Collection, reporter: Reporter): Address {
  const at = step(request.at, 'request');
  const filled = fillHead(url.base, collection.variables);
  const match = /^(?:([a-z][a-z0-9+.-]*|\{\{[^{}]*\}\}):\/\/)?([^/]*)(.*)$/is.exec(filled);
  const scheme = match?.[1]?.toLowerCase();
  const authority = (match?.[2] ?? '').replace(/^[^@/]*@/, '');
  const variable = /\{\{[^{}]*\}\}/.exec(authority)?.[0];
  const path = readPath(match?.[3] ?? '', collection.variables, at, reporter);
  return {
    scheme: scheme === 'http' || scheme === 'https' ? scheme : undefined,
    host: variable === undefined ? authority.toLowerCase() : '',
    variable,
    authority:
      variable === undefined ? '' : `${match?.[1] === undefined ? '' : `${match[1]}://`}${authority}`,
    ...path,
  };
}

/** Replaces variables before the path by their values, which may hold scheme, host and the start of the path. */
function fillHead(base: string, variables: ReadonlyMap<string, string>): string {
  let text = base;
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const head = /^(?:[^/]*:\/\/)?[^/]*/.exec(text)?.[0] ?? '';
    const name = [...head.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].find((match) =>
      variables.has(match[1] ?? ''),
    );
    if (name === undefined) return text;
    const value = variables.get(name[1] ?? '') ?? '';
    // "{{base}}/x" with a value that ends in a slash would make two.
    const rest = text.slice(name.index + name[0].length);
    text = text.slice(0, name.index) + (rest.startsWith('/') ? value.replace(/\/+$/, '') : value) + rest;
  }
  return text;
}

function readPath(
  path: string,
  variables: ReadonlyMap<string, string>,
  at: At,
  reporter: Reporter,
): { readonly segments: readonly string[]; readonly parameters: readonly string[] } {
  const segments: string[] = [];
  const parameters: string[] = [];
  const parameter = (name: string): string => {
    const clean = name.replaceAll(/[{}/\s]/g, '') || 'value';
    let unique = clean;
    for (let number = 2; parameters.includes(unique); number += 1) unique = `${clean}${number}`;
    parameters.push(unique);
    return `{${unique}}`;
  };
  for (const segment of path.replace(/^\/+/, '').split('/')) {
    if (/^:[^:]/.test(segment)) {
      segments.push(parameter(segment.slice(1)));
      continue;
    }
    const filled = segment.replaceAll(
      /\{\{\s*([^{}]*?)\s*\}\}|\{([^{}]+)\}/g,
      (found, name?: string, plain?: string) => {
        const value = name === undefined ? undefined : variables.get(name);
        if (value !== undefined && isPathText(value)) {
          reporter.tell('postman-variable-filled', at, { variable: found, value });
          return value.replaceAll(/^\/+|\/+$/g, '');
        }
        const made = parameter(name ?? plain ?? 'value');
        if (name !== undefined)
          reporter.tell('postman-path-parameter', at, { variable: found, name: made.slice(1, -1) });
        return made;
      },
    );
    segments.push(...filled.split('/'));
  }
  return { segments, parameters };
}

/** A value that is a piece of path and not a sample of a parameter: several segments, or a version. */
function isPathText(value: string): boolean {
  return (
    (/^[\w.~\-/]+$/.test(value) && value.replaceAll(/^\/|\/$/g, '').includes('/')) ||
    /^v\d+(\.\d+)*$/i.test(value)
  );
}

/** The literal segments all paths begin with; every path keeps at least one of its own. */
export function commonBase(paths: readonly (readonly string[])[]): readonly string[] {
  const distinct = new Map(paths.map((segments) => [segments.join('/'), segments]));
  const [first, ...others] = [...distinct.values()];
  if (first === undefined || others.length === 0) return [];
  const base: string[] = [];
  for (const [index, segment] of first.slice(0, -1).entries()) {
    const shared = others.every((other) => other[index] === segment && index < other.length - 1);
    if (!shared || segment === '' || segment.includes('{')) break;
    base.push(segment);
  }
  return base;
}
