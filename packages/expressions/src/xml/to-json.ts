/** XML as JSON: attributes `@name`, text `#text`, repeated elements an array, an empty element null. */
import { decodeText } from '@connectory/base';
import { fail, Failure } from '../run/failure.ts';
import { objectOf } from '../values/objects.ts';
import type { Value } from '../values/value.ts';
import { parseXmlText } from './parse.ts';
import type { XmlElementNode, XmlTreeNode } from './tree.ts';
import { decodeName } from './write.ts';

type Member = readonly [name: string, value: Value];

/** The JSON of an XML text. */
export function xmlToJson(text: string): Value | Failure {
  const tree = parseXmlText(text);
  if (tree instanceof Failure) return tree;
  const declaration = tree.children[0];
  if (declaration?.kind === 'declaration') {
    const { encoding = 'utf-8' } = declaration;
    // The bytes are UTF-8, so what claims two bytes a character cannot be read.
    const readable = !/^(?:utf-?16|ucs-?2|utf-?32|iso-10646)/iu.test(encoding) && isEncoding(encoding);
    if (!readable) return fail('xml-invalid', { detail: `'${encoding}' is not a supported encoding.` });
  }
  return objectOf(groupedMembers(tree.children));
}

function isEncoding(label: string): boolean {
  return decodeText(new Uint8Array(), label) !== undefined;
}

/** Nodes of one name together, at the place of the first. */
function groupedMembers(nodes: readonly XmlTreeNode[]): readonly Member[] {
  const groups = new Map<string, XmlTreeNode[]>();
  for (const node of nodes) {
    const name = memberName(node);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [node]);
    else group.push(node);
  }
  return [...groups].flatMap(([name, group]): readonly Member[] => {
    const [only] = group;
    // JSON has no comments: a single one leaves nothing, several an empty array.
    if (only?.kind === 'comment') return group.length === 1 ? [] : [[name, []]];
    if (group.length === 1 && only !== undefined) return [[name, valueOf(only)]];
    return [[name, group.map(valueOf)]];
  });
}

function memberName(node: XmlTreeNode): string {
  switch (node.kind) {
    case 'element':
      return decodeName(node.name);
    case 'text':
      return '#text';
    case 'cdata':
      return '#cdata-section';
    case 'comment':
      return '#comment';
    case 'instruction':
      return `?${node.name}`;
    case 'declaration':
      return '?xml';
    default:
      return '!DOCTYPE';
  }
}

function valueOf(node: XmlTreeNode): Value {
  switch (node.kind) {
    case 'element':
      return elementValue(node);
    case 'declaration': {
      const { version, encoding, standalone } = node;
      return attributeObject([
        ['@version', version],
        ['@encoding', encoding],
        ['@standalone', standalone],
      ]);
    }
    case 'doctype': {
      const { name, publicId, systemId, internalSubset } = node;
      return attributeObject([
        ['@name', name],
        ['@public', publicId],
        ['@system', systemId],
        ['@internalSubset', internalSubset],
      ]);
    }
    default:
      return node.text;
  }
}

function attributeObject(attributes: readonly (readonly [string, string | undefined])[]): Value {
  return objectOf(
    attributes.flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value] as const],
    ),
  );
}

function elementValue({ attributes, children, selfClosed }: XmlElementNode): Value {
  const [only] = children;
  if (attributes.length === 0) {
    if (only === undefined) return selfClosed ? null : '';
    if (children.length === 1 && only.kind === 'text') return only.text;
  }
  const own = attributes.map(({ name, value }): Member => [`@${decodeName(name)}`, value]);
  return objectOf([...own, ...groupedMembers(children)]);
}
