/** Text to XML trees, with the checks of .NET: well-formed, and no prefix without its namespace. */
import {
  parseXml,
  XmlCdata,
  XmlComment,
  XmlDeclaration,
  XmlDocumentType,
  XmlElement,
  XmlProcessingInstruction,
  XmlText,
  type XmlNode,
} from '@rgrove/parse-xml';
import { fail, Failure } from '../run/failure.ts';
import {
  outerScope,
  prefixOf,
  scopeOf,
  type XmlElementNode,
  type XmlTree,
  type XmlTreeNode,
} from './tree.ts';

const maxDepth = 500;

/** The tree of a text. White space alone between tags is left out, as the host does. */
export function parseXmlText(text: string): XmlTree | Failure {
  const source = withoutBlanks(text);
  let nodes: readonly XmlNode[];
  try {
    nodes = parseXml(source, {
      includeOffsets: true,
      preserveCdata: true,
      preserveComments: true,
      preserveDocumentType: true,
      preserveXmlDeclaration: true,
    }).children;
  } catch (thrown) {
    // The parser throws what is wrong with the text, and the engine when it is nested too deep for the stack.
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return fail('xml-invalid', { detail: message.split('\n')[0] ?? '' });
  }
  const children: XmlTreeNode[] = [];
  for (const node of nodes) {
    const child = treeNode(node, source, outerScope, 0);
    if (child instanceof Failure) return child;
    if (child !== undefined) children.push(child);
  }
  const root = children.find((child): child is XmlElementNode => child.kind === 'element');
  return root === undefined
    ? fail('xml-invalid', { detail: 'Root element is missing.' })
    : { children, root };
}

/** White space before a declaration is a mistake; before anything else it says nothing. */
function withoutBlanks(text: string): string {
  const trimmed = text.trimStart();
  return trimmed.startsWith('<?xml ') ? text : trimmed;
}

function treeNode(
  node: XmlNode,
  source: string,
  scope: ReadonlyMap<string, string>,
  depth: number,
): XmlTreeNode | Failure | undefined {
  if (node instanceof XmlElement) return elementNode(node, source, scope, depth);
  if (node instanceof XmlCdata) return { kind: 'cdata', text: node.text };
  if (node instanceof XmlText) return node.text.trim() === '' ? undefined : { kind: 'text', text: node.text };
  if (node instanceof XmlComment) return { kind: 'comment', text: node.content };
  if (node instanceof XmlProcessingInstruction)
    return { kind: 'instruction', name: node.name, text: node.content };
  if (node instanceof XmlDeclaration) {
    const { version, encoding, standalone } = node;
    return {
      kind: 'declaration',
      version,
      encoding: encoding ?? undefined,
      standalone: standalone ?? undefined,
    };
  }
  if (node instanceof XmlDocumentType) {
    const { name, publicId, systemId, internalSubset } = node;
    return {
      kind: 'doctype',
      name,
      publicId: publicId ?? undefined,
      systemId: systemId ?? undefined,
      internalSubset: internalSubset ?? undefined,
    };
  }
  return undefined;
}

function elementNode(
  node: XmlElement,
  source: string,
  outer: ReadonlyMap<string, string>,
  depth: number,
): XmlElementNode | Failure {
  if (depth > maxDepth) return fail('limit-depth', { limit: maxDepth });
  const attributes = Object.entries(node.attributes).map(([name, value]) => ({ name, value }));
  const selfClosed = source.slice(node.start, node.end).endsWith('/>') && node.children.length === 0;
  const bare: XmlElementNode = { kind: 'element', name: node.name, attributes, children: [], selfClosed };
  const scope = scopeOf(bare, outer);
  for (const name of [node.name, ...attributes.map((attribute) => attribute.name)]) {
    const prefix = prefixOf(name);
    if (prefix !== '' && !scope.has(prefix)) {
      return fail('xml-invalid', { detail: `'${prefix}' is an undeclared prefix.` });
    }
  }
  const children: XmlTreeNode[] = [];
  for (const one of node.children) {
    const child = treeNode(one, source, scope, depth + 1);
    if (child instanceof Failure) return child;
    if (child !== undefined) children.push(child);
  }
  return { ...bare, children };
}
