/** Trees to closures. */
import { findFunction } from '../functions/library.ts';
import { Failure } from '../run/failure.ts';
import type { AccessNode, CallNode, ExpressionNode, Template } from '../syntax/nodes.ts';
import { compileDynamicAccess, compilePath } from './access.ts';
import { compileCall } from './call.ts';
import type { Code } from './code.ts';
import { folded } from './fold.ts';
import { compileInterpolation } from './interpolation.ts';

/** What an expression became. */
interface Compiled {
  readonly code: Code;
  /** Whether nothing of the run is read in it. */
  readonly constant: boolean;
  readonly literal: boolean;
}

/** Compiles an expression. What is wrong with a call fails only when it is reached, as on the host. */
export function compileExpression(node: ExpressionNode): Code {
  return finished(compileNode(node));
}

/** The code of a part that is not folded with what is around it. */
function finished({ code, constant, literal }: Compiled): Code {
  return constant && !literal ? folded(code) : code;
}

function compileNode(node: ExpressionNode): Compiled {
  switch (node.kind) {
    case 'literal': {
      const { value } = node;
      return { code: () => value, constant: true, literal: true };
    }
    case 'access':
      return compileAccess(node);
    default:
      return compileFunction(node);
  }
}

function compileFunction(node: CallNode): Compiled {
  const definition = findFunction(node.name);
  if (definition === undefined) {
    const failure = new Failure('function-unknown', { function: node.name }, node.nameSpan);
    return { code: () => failure, constant: false, literal: false };
  }
  const args = node.args.map(compileNode);
  // No part of it is folded where the whole may be.
  const constant = definition.pure && args.every((arg) => arg.constant);
  const codes = args.map((arg) => (constant ? arg.code : finished(arg)));
  return { code: compileCall(node, definition, codes), constant, literal: false };
}

function compileAccess(node: AccessNode): Compiled {
  if (node.key.kind !== 'literal') {
    const target = compileExpression(node.target);
    return {
      code: compileDynamicAccess(node, target, compileExpression(node.key)),
      constant: false,
      literal: false,
    };
  }
  // Keys that are written there are read one after the other by one closure.
  const path: AccessNode[] = [];
  let target: ExpressionNode = node;
  while (target.kind === 'access' && target.key.kind === 'literal') {
    path.unshift(target);
    target = target.target;
  }
  return { code: compilePath(path, compileExpression(target)), constant: false, literal: false };
}

/** Compiles a template. */
export function compileTemplate(template: Template): Code {
  switch (template.kind) {
    case 'text': {
      const { text } = template;
      return () => text;
    }
    case 'expression':
      return compileExpression(template.expression);
    default:
      return compileInterpolation(template.parts, compileExpression);
  }
}
