/** XML trees to text, as .NET writes them: `<a />`, double quotes, no white space added. */
import {
  declaredPrefix,
  prefixOf,
  scopeOf,
  type XmlAttribute,
  type XmlElementNode,
  type XmlTree,
  type XmlTreeNode,
} from './tree.ts';

/** The text of a document. */
export function writeXml({ children }: XmlTree): string {
  return children.map(writeNode).join('');
}

/** The text of an element that stands alone: namespaces that it has from outside are declared on it. */
export function writeElementAlone(element: XmlElementNode, outer: ReadonlyMap<string, string>): string {
  const used = new Set<string>();
  collectPrefixes(element, new Map(), used);
  const declared: XmlAttribute[] = [];
  for (const prefix of used) {
    const namespace = outer.get(prefix);
    if (namespace === undefined || namespace === '' || prefix === 'xml') continue;
    declared.push({ name: prefix === '' ? 'xmlns' : `xmlns:${prefix}`, value: namespace });
  }
  return writeNode({ ...element, attributes: [...element.attributes, ...declared] });
}

/** The prefixes that are used below and not declared below. */
function collectPrefixes(
  element: XmlElementNode,
  outer: ReadonlyMap<string, string>,
  used: Set<string>,
): void {
  const scope = scopeOf(element, outer);
  const add = (prefix: string): void => {
    if (!scope.has(prefix)) used.add(prefix);
  };
  add(prefixOf(element.name));
  for (const attribute of element.attributes) {
    const prefix = prefixOf(attribute.name);
    if (prefix !== '' && declaredPrefix(attribute) === undefined) add(prefix);
  }
  for (const child of element.children) if (child.kind === 'element') collectPrefixes(child, scope, used);
}

function writeNode(node: XmlTreeNode): string {
  switch (node.kind) {
    case 'element': {
      const { name, children, selfClosed } = node;
      const attributes = node.attributes.map((one) => ` ${one.name}="${escapeAttribute(one.value)}"`);
      const head = `<${name}${attributes.join('')}`;
      if (children.length === 0 && selfClosed) return `${head} />`;
      return `${head}>${children.map(writeNode).join('')}</${name}>`;
    }
    case 'text':
      return escapeText(node.text);
    case 'cdata':
      return `<![CDATA[${node.text}]]>`;
    case 'comment':
      return `<!--${node.text}-->`;
    case 'instruction':
      return node.text === '' ? `<?${node.name}?>` : `<?${node.name} ${node.text}?>`;
    case 'declaration': {
      const { version, encoding, standalone } = node;
      const more = encoding === undefined ? '' : ` encoding="${encoding}"`;
      return `<?xml version="${version}"${more}${standalone === undefined ? '' : ` standalone="${standalone}"`}?>`;
    }
    default: {
      const { name, publicId, systemId, internalSubset } = node;
      const outside =
        publicId !== undefined
          ? ` PUBLIC "${publicId}" "${systemId ?? ''}"`
          : systemId === undefined
            ? ''
            : ` SYSTEM "${systemId}"`;
      return `<!DOCTYPE ${name}${outside}${internalSubset === undefined ? '' : `[${internalSubset}]`}>`;
    }
  }
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;');
}

/** A name that XML allows: other characters become `_x0020_` and the like, as .NET encodes them. */
export function encodeName(name: string): string {
  let encoded = '';
  let index = 0;
  for (const one of name) {
    const next = name.slice(index);
    index += one.length;
    const allowed = encoded === '' ? nameStart.test(one) : nameRest.test(one);
    const looksEncoded = one === '_' && /^_x[0-9A-Fa-f]{4}_/u.test(next);
    encoded += allowed && !looksEncoded ? one : encodeCharacter(one);
  }
  return encoded;
}

const nameStart = /^[\p{L}\p{Nl}_:]$/u;
const nameRest = /^[\p{L}\p{Nl}\p{Nd}\p{M}_:.\u00b7-]$/u;

function encodeCharacter(one: string): string {
  return Array.from({ length: one.length }, (_, index) => {
    const code = one.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
    return `_x${code}_`;
  }).join('');
}

/** The name that an encoded one stands for. */
export function decodeName(name: string): string {
  return name.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A value's text with the characters escaped that mean something in XML. */
export function encodeXmlText(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll("'", '&apos;');
}
