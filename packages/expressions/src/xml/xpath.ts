/** XPath 1.0 over trees. */
import xpath from '#xpath';
import { textContent, xmlType } from '../content/content.ts';
import type { Run } from '../run/context.ts';
import { fail, type Failure } from '../run/failure.ts';
import { spend } from '../run/limits.ts';
import { floatOf, type Value } from '../values/value.ts';
import { DomNode, domOf, OutOfSteps } from './dom.ts';
import type { XmlTree } from './tree.ts';
import { writeElementAlone, writeXml } from './write.ts';

/** The result of a path: an array of XML content and texts for nodes; or a number, text or boolean. */
export function evaluateXpath(tree: XmlTree, path: string, run: Run): Value | Failure {
  const count = (): void => {
    run.steps -= 1;
    if (run.steps < 0) throw new OutOfSteps();
  };
  let result: unknown;
  try {
    result = xpath.select(path, domOf(tree, count));
  } catch (thrown) {
    // The library throws what is wrong with a path, and passes on what the nodes throw.
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return spend(run, 0) ?? fail('xpath-invalid', { path, detail });
  }
  const overspent = spend(run, 0);
  if (overspent !== undefined) return overspent;
  if (typeof result === 'number') return floatOf(result);
  if (typeof result === 'string' || typeof result === 'boolean') return result;
  const nodes: readonly unknown[] = Array.isArray(result) ? result : [];
  return nodes.filter((node) => node instanceof DomNode).map((node) => nodeValue(node, tree));
}

function nodeValue({ source }: DomNode, tree: XmlTree): Value {
  switch (source.kind) {
    case 'element':
      return textContent(xmlType, writeElementAlone(source.element, source.outer));
    case 'text':
      return source.text;
    default:
      return textContent(xmlType, writeXml(tree));
  }
}
