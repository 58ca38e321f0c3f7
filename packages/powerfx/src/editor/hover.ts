/** What the word under the pointer is. */
import type { Bound, Meaning } from '../binder/bound.ts';
import type { Engine } from '../host/engine.ts';
import type { FunctionEntry } from '../functions/entry.ts';
import { escapeText } from '../printer/escape.ts';
import type { Node } from '../syntax/nodes.ts';
import type { Span } from '../syntax/span.ts';
import { typeName } from '../types/names.ts';
import { rowOf, type Type } from '../types/type.ts';
import { boundOf, type EditorOptions } from './options.ts';
import { rangeOf, type TextRange } from './position.ts';
import { signatureLabel } from './signature-label.ts';
import { allNodes } from './walk.ts';

/** What a hover shows. */
export interface Hover {
  readonly range: TextRange;
  /** What stands there, as it would be declared: `price: Number`, `Round(number, num_digits)`. */
  readonly title: string;
  /** The type, as makers read it. */
  readonly type?: string;
  readonly documentation?: string;
  /** The value of a constant, as a formula writes it. */
  readonly value?: string;
}

/**
 * What the name, function or literal at an offset is; undefined where nothing can be said.
 *
 * @example
 * ```ts
 * import { createEngine, hover } from '@connectory/powerfx';
 * hover(createEngine(), 'Len("four")', 1)?.title; // 'Len(text)'
 * ```
 */
export function hover(
  engine: Engine,
  text: string,
  offset: number,
  options: EditorOptions = {},
): Hover | undefined {
  const bound = boundOf(engine, text, options);
  let found: (Content & { readonly span: Span }) | undefined;
  for (const node of allNodes(bound.syntax.root)) {
    if (offset < node.full.start || offset > node.full.end) continue;
    const span = wordOf(node);
    if (span === undefined || offset < span.start || offset > span.end) continue;
    const content = contentOf(engine, bound, node);
    if (content !== undefined) found = { ...content, span };
  }
  if (found === undefined) return undefined;
  const { span, ...content } = found;
  return { range: rangeOf(text, span), ...content };
}

type Content = Omit<Hover, 'range'>;

/** The word of a node's own, without its operands. */
function wordOf(node: Node): Span | undefined {
  switch (node.kind) {
    case 'name':
    case 'member':
    case 'call':
      return node.identifier.span;
    case 'boolean':
    case 'number':
    case 'text':
    case 'self':
    case 'parent':
      return node.span;
    default:
      return undefined;
  }
}

function contentOf(engine: Engine, bound: Bound, node: Node): Content | undefined {
  const type = bound.types[node.id];
  switch (node.kind) {
    case 'call':
      return functionContent(
        bound.calls[node.id]?.entry ??
          engine.symbols.findFunction(node.identifier.name, node.namespace.map(({ name }) => name).join('.')),
        type,
      );
    case 'boolean':
      return constant(String(node.value), type);
    case 'number':
      return constant(node.text, type);
    case 'text':
      return constant(`"${escapeText(node.value)}"`, type);
    case 'name':
    case 'member':
    case 'self':
    case 'parent': {
      const meaning = bound.meanings[node.id];
      const left = node.kind === 'member' ? bound.types[node.left.id] : undefined;
      return meaning === undefined ? undefined : meaningContent(meaning, type, left);
    }
    default:
      return undefined;
  }
}

function constant(value: string, type: Type | undefined): Content | undefined {
  return type === undefined ? undefined : { title: typeName(type), type: typeName(type), value };
}

function functionContent(entry: FunctionEntry | undefined, type: Type | undefined): Content | undefined {
  if (entry === undefined) return undefined;
  const known = type === undefined || type.kind === 'error' ? {} : { type: typeName(type) };
  return { title: signatureLabel(entry), documentation: entry.description, ...known };
}

function meaningContent(meaning: Meaning, type: Type | undefined, left: Type | undefined): Content {
  const shown = type === undefined ? 'Unknown' : typeName(type);
  const named = (name: string, logical = name): Content => ({
    title: `${name}: ${shown}`,
    type: shown,
    ...(name === logical ? {} : { documentation: `Logical name: ${logical}` }),
  });
  const field = (row: Type | undefined, name: string): Content => {
    const display = row === undefined ? undefined : rowOf(row)?.displayNames.get(name);
    return named(display ?? name, name);
  };
  switch (meaning.kind) {
    case 'variable': {
      const { name, displayName } = meaning.symbol;
      return named(displayName ?? name, name);
    }
    case 'scope':
      return { ...named(meaning.name.name), documentation: 'The row that is worked on.' };
    case 'scopeField':
      return field(meaning.name.type, meaning.field);
    case 'field':
    case 'column':
      return field(left, meaning.field);
    case 'untypedField':
      return named(meaning.field);
    case 'optionSet': {
      const { set, name, displayName } = meaning.symbol;
      const members = [...set.members.values()].map((member) => member.displayName);
      const listed = members.length > 12 ? [...members.slice(0, 12), '…'] : members;
      return { title: displayName ?? name, documentation: `Members: ${listed.join(', ')}` };
    }
    case 'member': {
      const member = meaning.set.members.get(meaning.member);
      const value = member?.value ?? meaning.member;
      return {
        title: `${meaning.set.name}.${member?.displayName ?? meaning.member}`,
        type: shown,
        value: typeof value === 'string' ? `"${escapeText(value)}"` : String(value),
      };
    }
    case 'type':
      return { title: typeName(meaning.type), type: typeName(meaning.type) };
    default:
      return meaning satisfies never;
  }
}
