import type { Fix, FixEdit, Json } from '@connectory/base';

/** A fix of one edit: a value is set, or added, at a pointer of the definition. */
export function setting(title: string, pointer: string, value: Json): Fix {
  return { title, edits: [{ document: 'definition', pointer, value }] };
}

/** A fix of one edit: what stands at a pointer of the definition is removed. */
export function removing(title: string, pointer: string): Fix {
  return { title, edits: [{ document: 'definition', pointer }] };
}

/** A fix that gives a member another name. */
export function renaming(title: string, parent: string, from: string, to: string, value: Json): Fix {
  return {
    title,
    edits: [
      { document: 'definition', pointer: `${parent}/${from}` },
      { document: 'definition', pointer: `${parent}/${to}`, value },
    ],
  };
}

/** The same fix, applied to the properties file. */
export function inProperties(fix: Fix): Fix {
  const edits = fix.edits.map((edit): FixEdit => ({ ...edit, document: 'properties' }));
  return { title: fix.title, edits };
}
