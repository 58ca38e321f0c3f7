/** Patterns of apps from before Power Fx 1.0, where IsMatch took whatever depends on nothing. */
import type { Node } from '../../syntax/nodes.ts';
import type { CallCheck } from '../entry.ts';

/** Functions whose result depends on their arguments alone, and that patterns are put together with. */
const textFunctions: ReadonlySet<string> = new Set([
  'Char',
  'Concatenate',
  'Dec2Hex',
  'Hex2Dec',
  'If',
  'Left',
  'Len',
  'Lower',
  'Mid',
  'Proper',
  'Replace',
  'Right',
  'Substitute',
  'Text',
  'Trim',
  'TrimEnds',
  'UniChar',
  'Upper',
  'Value',
]);

/** Whether a formula is made of constants only, so that it always gives the same text. */
export function isFixedText(call: CallCheck, node: Node): boolean {
  switch (node.kind) {
    case 'text':
    case 'number':
    case 'boolean':
      return true;
    case 'interpolation':
      return node.parts.every((part) => isFixedText(call, part));
    case 'unary':
      return isFixedText(call, node.operand);
    case 'binary':
      return isFixedText(call, node.left) && isFixedText(call, node.right);
    case 'member':
      return call.meaning(node)?.kind === 'member';
    case 'call':
      return textFunctions.has(node.identifier.name) && node.args.every((arg) => isFixedText(call, arg));
    default:
      return false;
  }
}
