/**
 * Trees in the shape of the DOM, as far as the XPath library reads it. The library knows no limits, so every look at a node counts: when
 * the steps are used up the node throws, and {@link OutOfSteps} ends the evaluation.
 */
import {
  localNameOf,
  outerScope,
  prefixOf,
  scopeOf,
  type XmlElementNode,
  type XmlTree,
  type XmlTreeNode,
} from './tree.ts';

/** Thrown through the library, and caught where it was called. */
export class OutOfSteps extends Error {}

/** Takes a step; throws when none is left. */
export type Count = () => void;

/** Where a node comes from: its element and the namespaces that it has from outside; or its text; or the document. */
export type DomSource =
  | {
      readonly kind: 'element';
      readonly element: XmlElementNode;
      readonly outer: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'document' };

interface Attributes {
  readonly length: number;
  readonly item: (index: number) => DomNode | null;
}

/** A node as the library sees it. A class, because its links are counted when they are read and set only once. */
export class DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly localName: string | undefined;
  readonly prefix: string | null;
  readonly namespaceURI: string | null;
  readonly ownerElement: DomNode | null;
  readonly source: DomSource;
  readonly #count: Count;
  #children: readonly DomNode[] = [];
  #attributes: readonly DomNode[] = [];
  #parent: DomNode | null = null;
  #index = 0;

  constructor(nodeType: number, name: string, source: DomSource, count: Count, own: Qualified = noName) {
    this.nodeType = nodeType;
    this.nodeName = name;
    this.nodeValue = source.kind === 'text' ? source.text : null;
    this.localName = own.localName;
    this.prefix = own.prefix;
    this.namespaceURI = own.namespace;
    this.ownerElement = own.owner;
    this.source = source;
    this.#count = count;
  }

  /** Links children and attributes; called once, while the tree is built. */
  link(children: readonly DomNode[], attributes: readonly DomNode[]): void {
    this.#children = children;
    this.#attributes = attributes;
    for (const [index, child] of children.entries()) {
      child.#parent = this;
      child.#index = index;
    }
  }

  get parentNode(): DomNode | null {
    this.#count();
    return this.#parent;
  }
  get childNodes(): readonly DomNode[] {
    this.#count();
    return this.#children;
  }
  get firstChild(): DomNode | null {
    this.#count();
    return this.#children[0] ?? null;
  }
  get lastChild(): DomNode | null {
    this.#count();
    return this.#children.at(-1) ?? null;
  }
  get nextSibling(): DomNode | null {
    this.#count();
    const parent = this.#parent;
    return parent === null ? null : (parent.#children[this.#index + 1] ?? null);
  }
  get previousSibling(): DomNode | null {
    this.#count();
    const parent = this.#parent;
    return parent === null ? null : (parent.#children[this.#index - 1] ?? null);
  }
  get attributes(): Attributes | undefined {
    this.#count();
    if (this.nodeType !== 1) return undefined;
    const attributes = this.#attributes;
    return Object.assign([...attributes], { item: (index: number) => attributes[index] ?? null });
  }
  get documentElement(): DomNode | undefined {
    return this.#children.find(({ nodeType }) => nodeType === 1);
  }
  get ownerDocument(): DomNode | null {
    let top: DomNode | null = this.ownerElement ?? this;
    while (top.#parent !== null) top = top.#parent;
    return top === this ? null : top;
  }
  get name(): string {
    return this.nodeName;
  }
  get target(): string | undefined {
    return this.nodeType === 7 ? this.nodeName : undefined;
  }
  get value(): string | null {
    return this.nodeValue;
  }
  get data(): string | null {
    return this.nodeValue;
  }
}

interface Qualified {
  readonly localName: string | undefined;
  readonly prefix: string | null;
  readonly namespace: string | null;
  readonly owner: DomNode | null;
}

const noName: Qualified = { localName: undefined, prefix: null, namespace: null, owner: null };

function qualified(name: string, scope: ReadonlyMap<string, string>, owner: DomNode | null): Qualified {
  const prefix = prefixOf(name);
  // An attribute without a prefix is in no namespace; `xmlns` is in its own.
  const key = owner === null ? prefix : name === 'xmlns' ? 'xmlns' : prefix;
  const namespace = owner !== null && key === '' ? null : (scope.get(key) ?? null);
  return { localName: localNameOf(name), prefix: prefix === '' ? null : prefix, namespace, owner };
}

/** The document node of a tree. */
export function domOf({ children }: XmlTree, count: Count): DomNode {
  const document = new DomNode(9, '#document', { kind: 'document' }, count);
  document.link(
    children.flatMap((child) => domNode(child, outerScope, count)),
    [],
  );
  return document;
}

function domNode(node: XmlTreeNode, outer: ReadonlyMap<string, string>, count: Count): readonly DomNode[] {
  const leaf = (type: number, name: string, text: string): readonly DomNode[] => [
    new DomNode(type, name, { kind: 'text', text }, count),
  ];
  switch (node.kind) {
    case 'element':
      return [elementNode(node, outer, count)];
    case 'text':
      return leaf(3, '#text', node.text);
    case 'cdata':
      return leaf(4, '#cdata-section', node.text);
    case 'comment':
      return leaf(8, '#comment', node.text);
    case 'instruction':
      return leaf(7, node.name, node.text);
    default:
      return [];
  }
}

function elementNode(element: XmlElementNode, outer: ReadonlyMap<string, string>, count: Count): DomNode {
  const scope = scopeOf(element, outer);
  const source: DomSource = { kind: 'element', element, outer };
  const node = new DomNode(1, element.name, source, count, qualified(element.name, scope, null));
  const attributes = element.attributes.map(
    ({ name, value }) =>
      new DomNode(2, name, { kind: 'text', text: value }, count, qualified(name, scope, node)),
  );
  node.link(
    element.children.flatMap((child) => domNode(child, scope, count)),
    attributes,
  );
  return node;
}
