/** Trees to closures. */
import { findFunction } from '../functions/library.ts';
import type { Run } from '../run/context.ts';
import { Failure, placed, type Span } from '../run/failure.ts';
import { checkSize } from '../run/limits.ts';
import type { AccessNode, ExpressionNode, Template, TemplatePart } from '../syntax/nodes.ts';
import { textOf } from '../values/text.ts';
import { isRecord, type Value } from '../values/value.ts';
import { compileCall } from './call.ts';
import { readMember } from './access.ts';
import type { Code } from './code.ts';

/** Compiles an expression. What is wrong with a call fails only when it is reached, as on the host. */
export function compileExpression(node: ExpressionNode): Code {
  switch (node.kind) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'access':
      return compileAccess(node);
    default: {
      const definition = findFunction(node.name);
      if (definition !== undefined) return compileCall(node, definition, node.args.map(compileExpression));
      const failure = new Failure('function-unknown', { function: node.name }, node.nameSpan);
      return () => failure;
    }
  }
}

function compileAccess({ target, key, safe, span }: AccessNode): Code {
  const targetCode = compileExpression(target);
  const read = (object: Value, name: Value, run: Run): Value | Failure => {
    const value = readMember(object, name, safe, run);
    return value instanceof Failure ? placed(value, span) : value;
  };
  if (key.kind === 'literal') {
    const name = key.value;
    const property = typeof name === 'string' ? name : undefined;
    return (run) => {
      const object = targetCode(run);
      if (object instanceof Failure) return object;
      run.steps -= 1;
      if (run.steps < 0) return outOfSteps(run, span);
      // Nearly always a property is there, spelled like that.
      if (property !== undefined && isRecord(object) && Object.hasOwn(object, property)) {
        return object[property] ?? null;
      }
      return read(object, name, run);
    };
  }
  const keyCode = compileExpression(key);
  return (run) => {
    const object = targetCode(run);
    if (object instanceof Failure) return object;
    const name = keyCode(run);
    if (name instanceof Failure) return name;
    run.steps -= 1;
    return run.steps < 0 ? outOfSteps(run, span) : read(object, name, run);
  };
}

function outOfSteps(run: Run, span: Span): Failure {
  return new Failure('limit-steps', { limit: run.maxSteps }, span);
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
      return compileInterpolation(template.parts.map(compilePart));
  }
}

function compilePart(part: TemplatePart): Code {
  if (part.kind === 'text') return () => part.text;
  const code = compileExpression(part.expression);
  const { span } = part.expression;
  return (run) => {
    const value = code(run);
    if (value instanceof Failure) return value;
    const text = textOf(value);
    return text instanceof Failure ? placed(text, span) : text;
  };
}

function compileInterpolation(parts: readonly Code[]): Code {
  return (run) => {
    let text = '';
    for (const part of parts) {
      const piece = part(run);
      if (piece instanceof Failure) return piece;
      if (typeof piece === 'string') text += piece;
      const tooLarge = checkSize(run, text.length);
      if (tooLarge !== undefined) return tooLarge;
    }
    return text;
  };
}
