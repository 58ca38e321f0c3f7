/** JSON as XML, the other way round from to-json. */
import { fail, Failure } from '../run/failure.ts';
import { textOf } from '../values/text.ts';
import { membersOf } from '../values/objects.ts';
import { isList, isRecord, type ObjectValue, type Value } from '../values/value.ts';
import {
  declaredPrefix,
  localNameOf,
  outerScope,
  prefixOf,
  type XmlAttribute,
  type XmlElementNode,
  type XmlTree,
  type XmlTreeNode,
} from './tree.ts';
import { encodeName } from './write.ts';

const maxDepth = 500;

function invalid(detail: string): Failure {
  return fail('xml-invalid', { detail });
}

/** The XML tree of an object with one property. */
export function jsonToXml(object: ObjectValue): XmlTree | Failure {
  const children: XmlTreeNode[] = [];
  for (const [name, value] of membersOf(object)) {
    const nodes = prologNode(name, value) ?? nodesOf(name, value, new Set(outerScope.keys()), 0);
    if (nodes instanceof Failure) return nodes;
    children.push(...nodes);
  }
  const [root, second] = children.filter((child): child is XmlElementNode => child.kind === 'element');
  if (root === undefined) return invalid('Root element is missing.');
  if (second !== undefined)
    return invalid('More than one root element: the object must have one property, and no array in it.');
  return { children, root };
}

/** The declaration or document type that a member stands for. */
function prologNode(name: string, value: Value): readonly XmlTreeNode[] | undefined {
  if (!isRecord(value)) return undefined;
  const attribute = (key: string): string | undefined => {
    const own = value[key];
    return typeof own === 'string' ? own : undefined;
  };
  if (name === '?xml') {
    const version = attribute('@version') ?? '1.0';
    return [
      {
        kind: 'declaration',
        version,
        encoding: attribute('@encoding'),
        standalone: attribute('@standalone'),
      },
    ];
  }
  if (name !== '!DOCTYPE') return undefined;
  return [
    {
      kind: 'doctype',
      name: attribute('@name') ?? '',
      publicId: attribute('@public'),
      systemId: attribute('@system'),
      internalSubset: attribute('@internalSubset'),
    },
  ];
}

/** The nodes of a member: one, or one for every item of an array. */
function nodesOf(
  name: string,
  value: Value,
  prefixes: ReadonlySet<string>,
  depth: number,
): readonly XmlTreeNode[] | Failure {
  const nodes: XmlTreeNode[] = [];
  for (const item of isList(value) ? value : [value]) {
    const node = nodeOf(name, item, prefixes, depth);
    if (node instanceof Failure) return node;
    nodes.push(node);
  }
  return nodes;
}

function nodeOf(
  name: string,
  value: Value,
  prefixes: ReadonlySet<string>,
  depth: number,
): XmlTreeNode | Failure {
  if (depth > maxDepth) return fail('limit-depth', { limit: maxDepth });
  const isText = name === '#text' || name === '#whitespace' || name === '#significant-whitespace';
  if (isText || name === '#cdata-section') {
    const text = scalarText(value);
    if (text instanceof Failure) return text;
    if (isText) return { kind: 'text', text };
    if (text.includes(']]>')) return invalid("Cannot have ']]>' inside an XML CDATA block.");
    return { kind: 'cdata', text };
  }
  if (name.startsWith('?') && name.length > 1) {
    const text = scalarText(value);
    return text instanceof Failure ? text : { kind: 'instruction', name: encodeName(name.slice(1)), text };
  }
  return elementOf(name, value, prefixes, depth);
}

function elementOf(
  name: string,
  value: Value,
  outer: ReadonlySet<string>,
  depth: number,
): XmlElementNode | Failure {
  const attributes = isRecord(value) ? attributesOf(value) : [];
  if (attributes instanceof Failure) return attributes;
  const declared = attributes.flatMap((one) => declaredPrefix(one) ?? []);
  const prefixes = declared.length === 0 ? outer : new Set([...outer, ...declared]);
  const children = childrenOf(name, value, prefixes, depth);
  if (children instanceof Failure) return children;
  const selfClosed = value !== '';
  return { kind: 'element', name: qualified(name, prefixes), attributes, children, selfClosed };
}

/** An encoded name; a prefix that nothing declares is left out, as on the host. */
function qualified(name: string, prefixes: ReadonlySet<string>): string {
  const encoded = encodeName(name);
  const prefix = prefixOf(encoded);
  return prefix === '' || prefixes.has(prefix) ? encoded : localNameOf(encoded);
}

function attributesOf(object: ObjectValue): readonly XmlAttribute[] | Failure {
  const attributes: XmlAttribute[] = [];
  for (const [name, value] of membersOf(object)) {
    if (!isAttribute(name)) continue;
    const text = scalarText(value);
    if (text instanceof Failure) return text;
    attributes.push({ name: encodeName(name.slice(1)), value: text });
  }
  return attributes;
}

function isAttribute(name: string): boolean {
  return name.startsWith('@') && name.length > 1;
}

function childrenOf(
  name: string,
  value: Value,
  prefixes: ReadonlySet<string>,
  depth: number,
): readonly XmlTreeNode[] | Failure {
  if (value === null || value === '') return [];
  if (isList(value)) return nodesOf(name, value, prefixes, depth + 1);
  if (!isRecord(value)) {
    const text = scalarText(value);
    return text instanceof Failure ? text : [{ kind: 'text', text }];
  }
  const children: XmlTreeNode[] = [];
  for (const [member, inner] of membersOf(value)) {
    if (isAttribute(member)) continue;
    const nodes = nodesOf(member, inner, prefixes, depth + 1);
    if (nodes instanceof Failure) return nodes;
    children.push(...nodes);
  }
  return children;
}

function scalarText(value: Value): string | Failure {
  if (typeof value === 'boolean') return String(value);
  if (isList(value) || isRecord(value))
    return invalid('A text is expected where the object has an array or an object.');
  return textOf(value);
}
