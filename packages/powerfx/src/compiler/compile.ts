/** From a bound formula to code. Only formulas without fatal problems are compiled. */
import type { Bound, Meaning } from '../binder/bound.ts';
import { decimalFromDigits } from '../numbers/decimal-convert.ts';
import { parseDecimal } from '../numbers/decimal-convert.ts';
import type { BinaryNode, Node, RecordNode, TableNode } from '../syntax/nodes.ts';
import { textType, unknownType, type Type } from '../types/type.ts';
import { convertValue } from '../values/convert.ts';
import { errorValue, joinErrors, type ErrorValue } from '../values/error.ts';
import { calculatedOption, optionMemberValue } from '../values/option-member.ts';
import { recordWith, tableOf, valueRow } from '../values/record.ts';
import { shapeOf } from '../values/shape.ts';
import { isError, type Value } from '../values/value.ts';
import { arithmeticCode, negateCode, percentCode } from './arithmetic.ts';
import { callCode } from './calls.ts';
import { constantCode, type Code, type Frame } from './code.ts';
import { mapAll, mapCode, mapTwo } from './combine.ts';
import { equalityCode, membershipCode, orderCode } from './comparisons.ts';
import { columnCode, fieldCode, untypedFieldCode } from './fields.ts';
import { rowFieldCode } from './float.ts';
import { andCode, notCode, orCode } from './logic.ts';

/** Makes the code of nodes of one bound formula. */
export interface Compiler {
  readonly bound: Bound;
  /** Code of a node, its conversion included. */
  readonly code: (node: Node) => Code;
}

/** The code of a bound formula. */
export function compileBound(bound: Bound): Code {
  const compiler: Compiler = {
    bound,
    code: (node) => {
      const code = node.kind === 'binary' ? spineCode(compiler, node) : nodeCode(compiler, node);
      return converted(bound, node, code);
    },
  };
  return compiler.code(bound.syntax.root);
}

function converted(bound: Bound, node: Node, code: Code): Code {
  const target = bound.coercions[node.id];
  return target === undefined ? code : convertCode(code, target);
}

/** As in the binder, long sums are gone through in a loop. */
function spineCode(compiler: Compiler, node: BinaryNode): Code {
  const spine: BinaryNode[] = [];
  let at: Node = node;
  for (; at.kind === 'binary'; at = at.left) spine.push(at);
  let code = compiler.code(at);
  for (let inner = spine.pop(); inner !== undefined; inner = spine.pop()) {
    const made = binaryCode(compiler, inner, code);
    code = inner === node ? made : converted(compiler.bound, inner, made);
  }
  return code;
}

/** Code with a conversion behind it. */
function convertCode(code: Code, target: Type): Code {
  return mapCode(code, (value, frame) => convertValue(value, target, frame.run));
}

function typeOf(compiler: Compiler, node: Node): Type {
  return compiler.bound.coercions[node.id] ?? compiler.bound.types[node.id] ?? unknownType;
}

function nodeCode(compiler: Compiler, node: Node): Code {
  switch (node.kind) {
    case 'error':
    case 'type':
      return constantCode(
        errorValue('AnalysisError', 'This part of the formula could not be read.', node.span),
      );
    case 'empty':
      return constantCode(null);
    case 'boolean':
      return constantCode(node.value);
    case 'number':
      return constantCode(numberValue(compiler, node.text));
    case 'text':
      return constantCode(node.value);
    case 'interpolation':
      return joinTexts(node.parts.map((part) => compiler.code(part)));
    case 'name':
    case 'self':
    case 'parent':
      return meaningCode(compiler.bound.meanings[node.id]);
    case 'member': {
      const meaning = compiler.bound.meanings[node.id];
      switch (meaning?.kind) {
        case 'field':
          return fieldCode(compiler.code(node.left), meaning.field);
        case 'column':
          return columnCode(compiler.code(node.left), meaning.field);
        case 'untypedField':
          return untypedFieldCode(compiler.code(node.left), meaning.field, node.span);
        case 'member':
          return constantCode(
            optionMemberValue(meaning.set, meaning.member, compiler.bound.types[node.id] ?? unknownType),
          );
        default:
          return meaningCode(meaning);
      }
    }
    case 'unary': {
      const operand = compiler.code(node.operand);
      if (node.operator === 'minus') return negateCode(operand);
      return node.operator === 'not' ? notCode(operand) : percentCode(operand, node.span);
    }
    case 'binary':
      return spineCode(compiler, node);
    case 'chain':
      return chainCode(node.items.map((item) => compiler.code(item)));
    case 'call':
      return callCode(compiler, node);
    case 'record':
      return recordCode(compiler, node);
    case 'table':
      return tableCode(compiler, node);
    case 'as':
      return compiler.code(node.left);
  }
}

function numberValue(compiler: Compiler, text: string): Value {
  if (compiler.bound.configuration.numberMode === 'float') return Number(text);
  return parseDecimal(text) ?? decimalFromDigits(false, '0', 0) ?? 0;
}

function meaningCode(meaning: Meaning | undefined): Code {
  switch (meaning?.kind) {
    case 'variable': {
      const { symbol } = meaning;
      if (symbol.waits) {
        return {
          kind: 'later',
          run: ({ run }) => {
            run.checkTime();
            return symbol.read();
          },
        };
      }
      return {
        kind: 'now',
        run: () => {
          const value = symbol.read();
          return value instanceof Promise
            ? errorValue('Internal', `${symbol.name} was declared not to wait, and does.`)
            : value;
        },
      };
    }
    case 'scope': {
      const { slot } = meaning.name;
      return { kind: 'now', run: (frame) => frame.slots[slot] ?? null };
    }
    case 'scopeField':
      return rowFieldCode(meaning.name.slot, meaning.field);
    default:
      return constantCode(errorValue('Internal', 'A name without a meaning was compiled.'));
  }
}

function binaryCode(compiler: Compiler, node: BinaryNode, left: Code): Code {
  const right = compiler.code(node.right);
  const types = { left: typeOf(compiler, node.left), right: typeOf(compiler, node.right) };
  switch (node.operator) {
    case 'or':
      return orCode([left, right]);
    case 'and':
      return andCode([left, right]);
    case 'in':
    case 'exactin':
      return membershipCode(left, right, types, node.operator === 'exactin');
    case 'equal':
    case 'notEqual':
      return equalityCode(left, right, node.operator === 'notEqual');
    case 'less':
    case 'lessEqual':
    case 'greater':
    case 'greaterEqual':
      return orderCode(node.operator, left, right, types.left.kind === 'blank' ? types.right : types.left);
    case 'concatenate':
      return compiler.bound.types[node.id] === textType ? joinTexts([left, right]) : joinOptions(left, right);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'power':
      return arithmeticCode(
        node.operator,
        left,
        right,
        { ...types, result: compiler.bound.types[node.id] ?? unknownType },
        node.span,
      );
  }
}

/** Texts one after the other; blank is no text. */
function joinTexts(codes: readonly Code[]): Code {
  const [first, second] = codes;
  if (codes.length === 2 && first !== undefined && second !== undefined) {
    return mapTwo(first, second, (a, b, frame) => {
      if (typeof a === 'string' && typeof b === 'string') return built(a + b, frame);
      return joinValues([a, b], frame);
    });
  }
  return mapAll(codes, joinValues);
}

function joinValues(values: readonly Value[], frame: Frame): Value {
  let text = '';
  let errors: ErrorValue | undefined;
  for (const value of values) {
    if (typeof value === 'string') text += value;
    else if (isError(value)) errors = errors === undefined ? value : joinErrors(errors, value);
  }
  return errors ?? built(text, frame);
}

function built(text: string, frame: Frame): Value {
  if (text.length > 1_000) frame.run.checkLength(text.length);
  return text;
}

/** Two members of a set whose members are letters to be put together, such as MatchOptions. */
function joinOptions(left: Code, right: Code): Code {
  return mapTwo(left, right, (a, b) => {
    if (isError(a)) return isError(b) ? joinErrors(a, b) : a;
    if (isError(b)) return b;
    if (typeof a !== 'object' || a === null || a.kind !== 'option') return b;
    if (typeof b !== 'object' || b === null || b.kind !== 'option') return a;
    return calculatedOption(a.set, `${a.value}${b.value}`);
  });
}

/** All parts run; the value is the last one's, unless parts failed: then it is all their errors. */
function chainCode(codes: readonly Code[]): Code {
  if (codes.every((code) => code.kind === 'now')) {
    const runs = codes.map((code) => code.run);
    return { kind: 'now', run: (frame) => chainResult(runs.map((run) => run(frame))) };
  }
  return {
    kind: 'later',
    run: async (frame) => {
      const values: Value[] = [];
      for (const code of codes) values.push(await code.run(frame));
      return chainResult(values);
    },
  };
}

function chainResult(values: readonly Value[]): Value {
  let errors: ErrorValue | undefined;
  for (const value of values) {
    if (isError(value)) errors = errors === undefined ? value : joinErrors(errors, value);
  }
  return errors ?? values.at(-1) ?? null;
}

function recordCode(compiler: Compiler, node: RecordNode): Code {
  const shape = shapeOf(node.fields.map((field) => field.identifier.name));
  return mapAll(
    node.fields.map((field) => compiler.code(field.value)),
    (values) => recordWith(shape, values),
  );
}

function tableCode(compiler: Compiler, node: TableNode): Code {
  const type = compiler.bound.types[node.id];
  const first = node.items[0];
  const itemType = first === undefined ? undefined : typeOf(compiler, first);
  const wraps = !(
    type?.kind === 'table' &&
    compiler.bound.configuration.features.tableSyntaxDoesntWrapRecords &&
    node.items.some((item) => typeOf(compiler, item).kind === 'record') &&
    itemType !== undefined
  );
  return mapAll(
    node.items.map((item) => compiler.code(item)),
    (values) => tableOf(wraps ? values.map(valueRow) : values),
  );
}
