/**
 * The syntax tree of a formula.
 *
 * Every node carries two spans. `span` is the *token span*: where a message about the node points (the operator of a
 * binary node, `.name` of a member access, `Name` up to the closing parenthesis of a call). `full` covers all of the
 * node's text, parentheses around it included. Nodes also know the range of tokens they were read from, so that white
 * space and comments are never lost: the printer, the formatter and renaming work on tokens.
 *
 * Ids count from 0 in the order nodes are finished, so a child's id is below its parent's. Phases that know more about a
 * node (types, symbols) keep it in arrays by id; the tree itself never changes.
 */
import type { Span } from './span.ts';

interface NodeBase {
  readonly id: number;
  readonly span: Span;
  readonly full: Span;
  /** Index of the first token, and one past the last, in {@link Syntax.tokens}, trivia inside included. */
  readonly firstToken: number;
  readonly endToken: number;
  /** Nesting depth of the tree below, a leaf being 1. */
  readonly depth: number;
}

/** A name as written, unquoted, with the span of its token. */
export interface Identifier {
  readonly name: string;
  readonly span: Span;
  /** Whether it was written in single quotes. */
  readonly quoted: boolean;
}

/** Text that could not be read. `key` names the message already reported. */
export interface ErrorNode extends NodeBase {
  readonly kind: 'error';
  readonly key: string;
  /** What was read before the error, so that editors still know it. */
  readonly parts: readonly Node[];
}

/** Nothing: an empty formula or a missing operand at the end of a chain. */
interface EmptyNode extends NodeBase {
  readonly kind: 'empty';
}

interface BooleanNode extends NodeBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** A number literal. `text` is the invariant form (point as separator); the binder decides between float and decimal. */
interface NumberNode extends NodeBase {
  readonly kind: 'number';
  readonly text: string;
}

export interface TextNode extends NodeBase {
  readonly kind: 'text';
  readonly value: string;
}

/** `$"… {expression} …"`: text nodes and expressions in order. */
export interface InterpolationNode extends NodeBase {
  readonly kind: 'interpolation';
  readonly parts: readonly Node[];
}

/** A bare name. `global` when written `[@name]`. */
export interface NameNode extends NodeBase {
  readonly kind: 'name';
  readonly identifier: Identifier;
  readonly global: boolean;
}

interface SelfNode extends NodeBase {
  readonly kind: 'self';
}

interface ParentNode extends NodeBase {
  readonly kind: 'parent';
}

/** `left.name`, `left!name` or `left[@name]`. */
export interface MemberNode extends NodeBase {
  readonly kind: 'member';
  readonly left: Node;
  readonly identifier: Identifier;
  readonly style: 'dot' | 'bang' | 'at';
}

type UnaryOperator = 'minus' | 'not' | 'percent';

export interface UnaryNode extends NodeBase {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  /** Whether `not` was written as the word. */
  readonly word: boolean;
  readonly operand: Node;
}

export type BinaryOperator =
  | 'or'
  | 'and'
  | 'in'
  | 'exactin'
  | 'equal'
  | 'notEqual'
  | 'less'
  | 'lessEqual'
  | 'greater'
  | 'greaterEqual'
  | 'concatenate'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'power';

export interface BinaryNode extends NodeBase {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  /** Whether `and`, `or` were written as words. */
  readonly word: boolean;
  readonly left: Node;
  readonly right: Node;
}

/** `a; b; c` – two or more formulas one after the other. A trailing separator leaves no node. */
export interface ChainNode extends NodeBase {
  readonly kind: 'chain';
  readonly items: readonly Node[];
}

/** `Name(…)` or `Namespace.Name(…)`. */
export interface CallNode extends NodeBase {
  readonly kind: 'call';
  /** The dotted path before the last name, outermost first; empty for a plain call. */
  readonly namespace: readonly Identifier[];
  readonly identifier: Identifier;
  /** The expression before the dot when the head is not a plain path. */
  readonly target: Node | undefined;
  readonly args: readonly Node[];
  /** Spans of the separators between arguments, and of the parentheses: signature help and fixes need them. */
  readonly separators: readonly Span[];
  readonly open: Span;
  /** Absent when the text ended first. */
  readonly close: Span | undefined;
}

export interface Field {
  readonly identifier: Identifier;
  readonly value: Node;
  /** The colon's span, absent when missing. */
  readonly colon: Span | undefined;
}

export interface RecordNode extends NodeBase {
  readonly kind: 'record';
  readonly fields: readonly Field[];
}

export interface TableNode extends NodeBase {
  readonly kind: 'table';
  readonly items: readonly Node[];
}

/** `value As name`. */
export interface AsNode extends NodeBase {
  readonly kind: 'as';
  readonly left: Node;
  readonly identifier: Identifier;
}

/** `Type(…)`: the inside is read as an expression and means a type. */
interface TypeNode extends NodeBase {
  readonly kind: 'type';
  readonly body: Node;
}

/** One node of a formula's tree. */
export type Node =
  | ErrorNode
  | EmptyNode
  | BooleanNode
  | NumberNode
  | TextNode
  | InterpolationNode
  | NameNode
  | SelfNode
  | ParentNode
  | MemberNode
  | UnaryNode
  | BinaryNode
  | ChainNode
  | CallNode
  | RecordNode
  | TableNode
  | AsNode
  | TypeNode;
