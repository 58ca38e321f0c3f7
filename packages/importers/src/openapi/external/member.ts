import { escapeSegment } from '@connectory/base';

/**
 * The member under which documents that a description refers to lie while it is imported, by a name for each. References
 * into them are local references then.
 */
export const externalMember = 'x-connectory-documents';

const prefix = `#/${externalMember}/`;

/** A local reference into a document that was read. */
export function externalReference(name: string, fragment: string): string {
  return `${prefix}${escapeSegment(name)}${fragment}`;
}

/** The name of the document a local reference leads into, and the fragment there. */
export function splitExternal(
  reference: string,
): { readonly name: string; readonly fragment: string } | undefined {
  if (!reference.startsWith(prefix)) return undefined;
  const rest = reference.slice(prefix.length);
  const at = rest.indexOf('/');
  const name = at === -1 ? rest : rest.slice(0, at);
  return {
    name: name.replaceAll('~1', '/').replaceAll('~0', '~'),
    fragment: at === -1 ? '' : rest.slice(at),
  };
}

/** A reference as people know it. */
export function shownReference(reference: string): string {
  const split = splitExternal(reference);
  if (split === undefined) return reference;
  return split.fragment === '' ? split.name : `${split.name}#${split.fragment}`;
}
