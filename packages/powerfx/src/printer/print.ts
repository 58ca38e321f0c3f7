import { leftOf } from '../syntax/children.ts';
import { level } from '../parser/operators.ts';
import type { BinaryOperator, CallNode, Identifier, Node } from '../syntax/nodes.ts';
import { escapeStretch, escapeText, quoteName } from './escape.ts';
import { type NumberPrint, printNumber } from './number.ts';

/** How a tree is printed. */
export interface PrintOptions {
  /** Number literals as written unless told. */
  readonly numbers?: NumberPrint;
}

/**
 * Prints a tree in canonical form, with invariant separators and only the parentheses it needs. A difference is printed as a sum
 * with a negated operand, which is what it is. Reading the print gives the same tree again.
 */
export function printNode(node: Node, options: PrintOptions = {}): string {
  const out: string[] = [];
  write({ out, numbers: options.numbers ?? 'exact' }, node, level.none);
  return out.join('');
}

interface Printer {
  readonly out: string[];
  readonly numbers: NumberPrint;
}

/**
 * Writes a node where the grammar wants at least `minimum`. The left operands are followed in a loop: sums of thousands of
 * terms are as many levels deep.
 */
function write(printer: Printer, node: Node, minimum: number): void {
  const spine: { readonly node: Node; readonly parentheses: boolean }[] = [];
  let need = minimum;
  for (let at: Node | undefined = node; at !== undefined; at = leftOf(at)) {
    const parentheses = levelOf(at) < need;
    if (parentheses) printer.out.push('(');
    spine.push({ node: at, parentheses });
    need = leftLevel(at);
  }
  for (const item of spine.toReversed()) {
    writeRest(printer, item.node);
    if (item.parentheses) printer.out.push(')');
  }
}

/** How tightly a node's own text holds together. */
function levelOf(node: Node): number {
  switch (node.kind) {
    case 'binary':
      return operators[node.operator].level;
    case 'unary':
      return node.operator === 'percent' ? level.postfix : level.prefix;
    case 'as':
      return level.as;
    case 'chain':
      return level.none;
    case 'error':
      return node.parts.length > 1 ? level.error : level.primary;
    case 'number':
      // `1.name` would be a number with a point, then a name.
      return level.postfix;
    default:
      return level.primary;
  }
}

/** How tightly the left operand has to hold together. */
function leftLevel(node: Node): number {
  if (node.kind === 'binary')
    return node.operator === 'power' ? level.postfix : operators[node.operator].level;
  if (node.kind === 'unary') return level.postfix;
  return node.kind === 'as' ? level.as : level.primary;
}

interface OperatorPrint {
  readonly text: string;
  readonly word?: string;
  readonly level: number;
  readonly right: number;
}

const operators: Readonly<Record<BinaryOperator, OperatorPrint>> = {
  or: { text: ' || ', word: ' Or ', level: level.or, right: level.or + 1 },
  and: { text: ' && ', word: ' And ', level: level.and, right: level.and + 1 },
  in: { text: ' in ', level: level.in, right: level.in + 1 },
  exactin: { text: ' exactin ', level: level.in, right: level.in + 1 },
  equal: { text: ' = ', level: level.compare, right: level.compare + 1 },
  notEqual: { text: ' <> ', level: level.compare, right: level.compare + 1 },
  less: { text: ' < ', level: level.compare, right: level.compare + 1 },
  lessEqual: { text: ' <= ', level: level.compare, right: level.compare + 1 },
  greater: { text: ' > ', level: level.compare, right: level.compare + 1 },
  greaterEqual: { text: ' >= ', level: level.compare, right: level.compare + 1 },
  concatenate: { text: ' & ', level: level.concatenate, right: level.concatenate + 1 },
  add: { text: ' + ', level: level.add, right: level.add + 1 },
  subtract: { text: ' + -', level: level.add, right: level.prefix },
  multiply: { text: ' * ', level: level.multiply, right: level.multiply + 1 },
  divide: { text: ' / ', level: level.multiply, right: level.multiply + 1 },
  power: { text: '^', level: level.power, right: level.prefix },
};

/** Writes a node without its left operand, which stands before already. */
function writeRest(printer: Printer, node: Node): void {
  const { out } = printer;
  switch (node.kind) {
    case 'error':
      return writeList(printer, node.parts, ' ', level.error);
    case 'empty':
      return;
    case 'boolean':
      return push(out, String(node.value));
    case 'number':
      return push(out, printNumber(node.text, printer.numbers));
    case 'text':
      return push(out, '"', escapeText(node.value), '"');
    case 'interpolation':
      return writeInterpolation(printer, node.parts);
    case 'name':
      return node.global
        ? push(out, '[@', printName(node.identifier), ']')
        : push(out, printName(node.identifier));
    case 'self':
      return push(out, 'Self');
    case 'parent':
      return push(out, 'Parent');
    case 'member':
      return node.style === 'at'
        ? push(out, '[@', printName(node.identifier), ']')
        : push(out, node.style === 'dot' ? '.' : '!', printName(node.identifier));
    case 'unary':
      if (node.operator === 'percent') return push(out, '%');
      push(out, node.operator === 'minus' ? '-' : node.word ? 'Not ' : '!');
      return write(printer, node.operand, level.prefix);
    case 'binary': {
      const { text, word, right } = operators[node.operator];
      push(out, node.word ? (word ?? text) : text);
      return write(printer, node.right, right);
    }
    case 'chain':
      return writeList(printer, node.items, ' ; ', level.single);
    case 'call':
      return writeCall(printer, node);
    case 'record':
      push(out, '{ ');
      for (const [index, { identifier, value }] of node.fields.entries()) {
        push(out, index === 0 ? '' : ', ', printName(identifier), ':');
        write(printer, value, level.single);
      }
      return push(out, ' }');
    case 'table':
      push(out, '[ ');
      writeList(printer, node.items, ', ', level.single);
      return push(out, ' ]');
    case 'as':
      return push(out, ' As ', printName(node.identifier));
    case 'type':
      push(out, 'Type(');
      write(printer, node.body, level.none);
      return push(out, ')');
    default:
      return node satisfies never;
  }
}

function push(out: string[], ...texts: readonly string[]): void {
  out.push(...texts);
}

function writeList(printer: Printer, nodes: readonly Node[], separator: string, minimum: number): void {
  for (const [index, node] of nodes.entries()) {
    if (index > 0) printer.out.push(separator);
    write(printer, node, minimum);
  }
}

function writeCall(printer: Printer, node: CallNode): void {
  const path = [...node.namespace, node.identifier].map(printName);
  push(printer.out, node.target === undefined ? '' : '.', path.join('.'), '(');
  writeList(printer, node.args, ', ', level.none);
  printer.out.push(')');
}

/** Quotes are kept where they were written: there a reader expects them. A name read without them needs none. */
function printName({ name, quoted }: Identifier): string {
  return quoted ? quoteName(name) : name;
}

/** Text between two stretches of literal text was an expression, and stays one. */
function writeInterpolation(printer: Printer, parts: readonly Node[]): void {
  printer.out.push('$"');
  let literal = false;
  for (const part of parts) {
    literal = part.kind === 'text' && !literal;
    if (part.kind === 'text' && literal) printer.out.push(escapeStretch(part.value));
    else {
      const island: Printer = { out: [], numbers: printer.numbers };
      write(island, part, level.none);
      // Two braces would be one brace of literal text.
      const first = island.out.find((text) => text !== '') ?? '';
      push(printer.out, first.startsWith('{') ? '{ ' : '{', ...island.out, '}');
    }
  }
  printer.out.push('"');
}
