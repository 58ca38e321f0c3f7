/** The syntax tree of expressions and templates. Positions count from the start of the template. */
import type { Span } from '../run/failure.ts';
import type { Value } from '../values/value.ts';

/** A text, number, boolean or null as it is written. */
export interface LiteralNode {
  readonly kind: 'literal';
  readonly value: Value;
  /** As written; of a text, with its quotes. */
  readonly text: string;
  readonly span: Span;
}

/** A function call. */
export interface CallNode {
  readonly kind: 'call';
  /** The name as written. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly ExpressionNode[];
  readonly span: Span;
}

/** The read of a property or element: `.name`, `['name']`, `[0]`, each with `?` in front or not. */
export interface AccessNode {
  readonly kind: 'access';
  readonly target: ExpressionNode;
  readonly key: ExpressionNode;
  /** Whether `?` stands before it. */
  readonly safe: boolean;
  readonly span: Span;
}

/** An expression. */
export type ExpressionNode = LiteralNode | CallNode | AccessNode;

/** A piece of an interpolated text. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly expression: ExpressionNode };

/** A template: a text as it stands, one expression whose type is kept, or a text with expressions in it. */
export type Template =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly expression: ExpressionNode }
  | { readonly kind: 'interpolation'; readonly parts: readonly TemplatePart[] };
