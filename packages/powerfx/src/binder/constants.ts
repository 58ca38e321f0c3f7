/** Texts that are known before a formula runs: literals, members of text-backed enums, and these joined together. */
import type { Node } from '../syntax/nodes.ts';
import type { Binder } from './state.ts';

/** The text of a constant node, or undefined when it is not constant. */
export function constantText(binder: Binder, node: Node): string | undefined {
  switch (node.kind) {
    case 'text':
      return node.value;
    case 'interpolation':
      return joined(binder, node.parts);
    case 'binary':
      return node.operator === 'concatenate' ? joined(binder, [node.left, node.right]) : undefined;
    case 'member': {
      const meaning = binder.meanings[node.id];
      if (meaning?.kind !== 'member') return undefined;
      const value = meaning.set.members.get(meaning.member)?.value;
      return typeof value === 'string' ? value : undefined;
    }
    case 'call':
      return constantCall(binder, node.identifier.name, node.args);
    default:
      return undefined;
  }
}

function joined(binder: Binder, nodes: readonly Node[]): string | undefined {
  const parts = nodes.map((node) => constantText(binder, node));
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

function constantCall(binder: Binder, name: string, args: readonly Node[]): string | undefined {
  if (name === 'Concatenate') return joined(binder, args);
  const [arg] = args;
  if ((name !== 'Char' && name !== 'UniChar') || args.length !== 1 || arg === undefined) return undefined;
  const code = constantCode(binder, arg);
  const isCharacter = code !== undefined && code >= 1 && code <= (name === 'Char' ? 0xff : 0x10ffff);
  return isCharacter && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined;
}

/** The number of a character: written out, or as hexadecimal digits. */
function constantCode(binder: Binder, node: Node): number | undefined {
  if (node.kind === 'number') return Math.trunc(Number(node.text));
  if (node.kind !== 'call' || node.identifier.name !== 'Hex2Dec' || node.args.length !== 1) return undefined;
  const [digits] = node.args;
  const text = digits === undefined ? undefined : constantText(binder, digits);
  return text !== undefined && /^[0-9a-f]{1,6}$/iu.test(text) ? Number.parseInt(text, 16) : undefined;
}
