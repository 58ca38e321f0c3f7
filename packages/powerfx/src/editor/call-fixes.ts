/** Fixes for calls and members that the rules of Power Fx 1.0 write in another way. */
import type { CallNode, Node } from '../syntax/nodes.ts';
import { escapeName } from '../printer/escape.ts';
import { nodeAt, type FixRule } from './quick-fix.ts';
import { allNodes } from './walk.ts';

/** `Table.Column` becomes `ShowColumns(Table, Column)`. */
export const showColumns: FixRule = (request) => {
  const node = nodeAt(request);
  if (node?.kind !== 'member') return [];
  const { source } = request.bound.syntax;
  const left = source.slice(node.left.full.start, node.left.full.end);
  const newText = `ShowColumns(${left}${request.separators.list} ${escapeName(node.identifier.name)})`;
  return [{ title: 'Use ShowColumns', edits: [{ span: node.full, newText }] }];
};

/** The call that has a node as an argument. */
function callOf(root: Node, argument: Node): CallNode | undefined {
  for (const node of allNodes(root)) if (node.kind === 'call' && node.args.includes(argument)) return node;
  return undefined;
}

/** `Filter(t, a, b)` becomes `Filter(t, a && b)`. */
export const joinConditions: FixRule = (request) => {
  const node = nodeAt(request);
  const call = node === undefined ? undefined : callOf(request.bound.syntax.root, node);
  if (call === undefined || call.separators.length < 2) return [];
  const edits = call.separators
    .slice(1)
    .map((span) => ({ span: { start: span.start, end: span.end }, newText: ' &&' }));
  for (const arg of call.args.slice(1)) {
    if (arg.kind !== 'binary' || arg.operator !== 'or' || arg.full.start < arg.left.full.start) continue;
    edits.push({ span: { start: arg.full.start, end: arg.full.start }, newText: '(' });
    edits.push({ span: { start: arg.full.end, end: arg.full.end }, newText: ')' });
  }
  return [{ title: 'Join the conditions with &&', edits }];
};

/** `RecordOf(T)` becomes `Type(RecordOf(T))`. */
export const wrapInType: FixRule = (request) => {
  const node = nodeAt(request);
  if (node === undefined) return [];
  const { start, end } = node.full;
  const edits = [
    { span: { start, end: start }, newText: 'Type(' },
    { span: { start: end, end }, newText: ')' },
  ];
  return [{ title: 'Write it inside of Type', edits }];
};

/** A column that is named twice is taken out the second time. */
export const repeatedColumn: FixRule = (request) => {
  const node = nodeAt(request);
  const call = node === undefined ? undefined : callOf(request.bound.syntax.root, node);
  const index = node === undefined || call === undefined ? -1 : call.args.indexOf(node);
  const separator = call?.separators[index - 1];
  if (node === undefined || separator === undefined) return [];
  return [
    {
      title: 'Remove the second mention',
      edits: [{ span: { start: separator.start, end: node.full.end }, newText: '' }],
    },
  ];
};
