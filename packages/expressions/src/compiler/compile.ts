/** Trees to closures. */
import { findFunction } from '../functions/library.ts';
import { Failure } from '../run/failure.ts';
import type { AccessNode, CallNode, ExpressionNode, Template } from '../syntax/nodes.ts';
import { everyType, typeBit } from '../values/value.ts';
import { compileDynamicAccess, compilePath } from './access.ts';
import { compileCall } from './call.ts';
import type { Code, Part } from './code.ts';
import { folded } from './fold.ts';
import { compileInterpolation } from './interpolation.ts';

/** Compiles an expression. What is wrong with a call fails only when it is reached, as on the host. */
export function compileExpression(node: ExpressionNode): Code {
  return finished(node, compileNode(node)).code;
}

/** A part that is not folded with what is around it: it is folded itself. */
function finished(node: ExpressionNode, compiled: Part): Part {
  if (!compiled.constant || node.kind === 'literal') return compiled;
  return { ...compiled, code: folded(compiled.code) };
}

function compileNode(node: ExpressionNode): Part {
  switch (node.kind) {
    case 'literal': {
      const { value } = node;
      return { code: () => value, constant: true, types: typeBit(value) };
    }
    case 'access':
      return { code: compileAccess(node), constant: false, types: everyType };
    default:
      return compileFunction(node);
  }
}

function compileFunction(node: CallNode): Part {
  const definition = findFunction(node.name);
  if (definition === undefined) {
    const failure = new Failure('function-unknown', { function: node.name }, node.nameSpan);
    return { code: () => failure, constant: false, types: everyType };
  }
  const args = node.args.map(compileNode);
  const constant = definition.pure && args.every((arg) => arg.constant);
  // No part of it is folded where the whole may be.
  const parts = constant ? args : args.map((arg, index) => finished(node.args[index] ?? node, arg));
  return { code: compileCall(node, definition, parts), constant, types: definition.returnMask };
}

function compileAccess(node: AccessNode): Code {
  if (node.key.kind !== 'literal') {
    return compileDynamicAccess(node, compileExpression(node.target), compileExpression(node.key));
  }
  // Keys that are written there are read one after the other by one closure.
  const path: AccessNode[] = [];
  let target: ExpressionNode = node;
  while (target.kind === 'access' && target.key.kind === 'literal') {
    path.unshift(target);
    target = target.target;
  }
  return compilePath(path, compileExpression(target));
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
