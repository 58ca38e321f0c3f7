import { completion, type CompletionItem, type CompletionKind, type Engine } from '@connectory/powerfx';
import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete';
import { spanOf } from './ranges.ts';

/** The editor's icons for what a completion is. */
const icons: Readonly<Record<CompletionKind, string>> = {
  variable: 'variable',
  control: 'class',
  field: 'property',
  row: 'variable',
  function: 'function',
  enum: 'enum',
  enumMember: 'constant',
  keyword: 'keyword',
  operator: 'keyword',
  type: 'type',
  text: 'text',
};

/** What the language offers at the caret, in its own order. */
export function completionsOf(engine: Engine): CompletionSource {
  return (context: CompletionContext): CompletionResult | null => {
    const text = context.state.doc.toString();
    const items = completion(engine, text, context.pos, { invoked: context.explicit });
    const [first] = items;
    if (first === undefined) return null;
    // One list replaces one stretch of text; the language gives all items of a list the same one.
    return { ...spanOf(text, first.range), options: items.map(optionOf), filter: false };
  };
}

function optionOf(item: CompletionItem): Completion {
  const { documentation } = item;
  return {
    label: item.label,
    type: icons[item.kind],
    apply: item.insertText,
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...(documentation === undefined || documentation === '' ? {} : { info: documentation }),
  };
}
