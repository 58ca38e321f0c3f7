/** XML documents as immutable trees. */

/** An element. */
export interface XmlElementNode {
  readonly kind: 'element';
  /** The name as written, with its prefix. */
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlTreeNode[];
  /** Whether it is, or is to be, written as `<a />` when it has no children. */
  readonly selfClosed: boolean;
}

/** An attribute; declarations of namespaces are attributes too. */
export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
}

/** A node below a document. */
export type XmlTreeNode =
  | XmlElementNode
  | { readonly kind: 'text' | 'cdata' | 'comment'; readonly text: string }
  | { readonly kind: 'instruction'; readonly name: string; readonly text: string }
  | {
      readonly kind: 'declaration';
      readonly version: string;
      readonly encoding?: string | undefined;
      readonly standalone?: string | undefined;
    }
  | {
      readonly kind: 'doctype';
      readonly name: string;
      readonly publicId?: string | undefined;
      readonly systemId?: string | undefined;
      readonly internalSubset?: string | undefined;
    };

/** A document: declaration, document type, comments and one element. */
export interface XmlTree {
  readonly children: readonly XmlTreeNode[];
  readonly root: XmlElementNode;
}

/** The prefix of a qualified name; empty when it has none. */
export function prefixOf(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? '' : name.slice(0, colon);
}

/** The local part of a qualified name. */
export function localNameOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The prefix that an attribute declares (empty for `xmlns`); `undefined` for other attributes. */
export function declaredPrefix({ name }: XmlAttribute): string | undefined {
  if (name === 'xmlns') return '';
  return name.startsWith('xmlns:') ? name.slice('xmlns:'.length) : undefined;
}

/** The namespaces that are known inside an element, by prefix. */
export function scopeOf(
  element: XmlElementNode,
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const declared = element.attributes.flatMap((attribute) => {
    const prefix = declaredPrefix(attribute);
    return prefix === undefined ? [] : [[prefix, attribute.value] as const];
  });
  return declared.length === 0 ? outer : new Map([...outer, ...declared]);
}

/** The namespaces that are known before any is declared. */
export const outerScope: ReadonlyMap<string, string> = new Map([
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ['xmlns', 'http://www.w3.org/2000/xmlns/'],
]);
