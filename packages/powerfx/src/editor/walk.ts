/** Going through a tree without recursion: sums of thousands of terms are as many levels deep. */
import { childrenOf } from '../syntax/children.ts';
import type { Node } from '../syntax/nodes.ts';

/** A node and all below it, those before their children, in the order of the text. */
export function* allNodes(root: Node): Generator<Node, void, undefined> {
  const open = [root];
  for (;;) {
    const node = open.pop();
    if (node === undefined) return;
    yield node;
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (child !== undefined) open.push(child);
    }
  }
}
