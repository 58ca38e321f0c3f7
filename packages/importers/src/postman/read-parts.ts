import { isArray, isObject, type Json, stringAt } from '@connectory/base';
import type { At } from '../report/at.ts';
import type { Reporter } from '../report/reporter.ts';
import { textOf } from '../text/text-of.ts';
import type { Auth, Entry } from './shape.ts';

/* Readers of the small parts that v1 and v2 share. Collections are made by hand and by tools of every age: nearly every
 * member may be a text, an object, a list or null. */

/** A description: a text, or an object with its content. */
export function descriptionOf(value: Json | undefined): string {
  return isObject(value) ? textOf(value['content']) : textOf(value);
}

/** Entries with `key` and `value`; entries without a name are left out. */
export function entriesOf(list: Json | undefined): readonly Entry[] {
  if (!isArray(list)) return [];
  return list.flatMap((item) => {
    if (!isObject(item)) return [];
    const name = textOf(item['key'] ?? item['id'] ?? item['name']);
    if (name.trim() === '') return [];
    return [
      {
        name: name.trim(),
        value: isArray(item['value']) ? item['value'].map(textOf).join(',') : textOf(item['value']),
        description: descriptionOf(item['description']),
        disabled: item['disabled'] === true || item['enabled'] === false,
        isFile: stringAt(item, 'type') === 'file' || item['src'] !== undefined,
      },
    ];
  });
}

/** Lines of `Name: value`; a line that starts with `//` is disabled. */
export function headerLines(text: string): readonly Entry[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const match = /^\s*(\/\/)?\s*([^:\s][^:]*?)\s*:\s*(.*)$/.exec(line);
    if (match === null) return [];
    const [, off, name, value] = match;
    return [
      { name: name ?? '', value: value ?? '', description: '', disabled: off !== undefined, isFile: false },
    ];
  });
}

/** The query part of an address as entries; names stay as typed. */
export function queryOf(text: string): readonly Entry[] {
  return text.split('&').flatMap((part) => {
    const at = part.indexOf('=');
    const name = decode(at === -1 ? part : part.slice(0, at));
    if (name.trim() === '') return [];
    const value = at === -1 ? '' : part.slice(at + 1);
    return [{ name, value, description: '', disabled: false, isFile: false }];
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Splits an address at its query; `?` inside of a variable is not one. */
export function splitQuery(raw: string): { readonly base: string; readonly query: string } {
  const withoutHash = raw.replace(/#(?!.*\}\}).*$/s, '');
  const at = withoutHash.indexOf('?');
  if (at === -1) return { base: withoutHash.trim(), query: '' };
  return { base: withoutHash.slice(0, at).trim(), query: withoutHash.slice(at + 1) };
}

/** Sign-in of v2 (settings as object or list of entries) and of newer v1. */
export function authOf(value: Json | undefined, at: At): Auth | undefined {
  if (!isObject(value)) return undefined;
  const type = textOf(value['type']).toLowerCase();
  if (type === '') return undefined;
  const given = value[textOf(value['type'])];
  const settings = new Map<string, string>();
  if (isArray(given)) for (const entry of entriesOf(given)) settings.set(entry.name, entry.value);
  else if (isObject(given))
    for (const [name, setting] of Object.entries(given)) settings.set(name, textOf(setting));
  return { type, settings, at };
}

/** Tells scripts that hold more than blank lines. */
export function tellScripts(events: Json | undefined, at: At, reporter: Reporter): void {
  if (!isArray(events)) return;
  for (const event of events) {
    if (!isObject(event)) continue;
    const script = event['script'];
    const lines = isObject(script) ? script['exec'] : script;
    const text = isArray(lines) ? lines.map(textOf).join('\n') : textOf(lines);
    if (text.trim() !== '')
      reporter.tell('postman-scripts', at, { kind: textOf(event['listen']) || 'request' });
  }
}
