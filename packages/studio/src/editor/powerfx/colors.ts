import { semanticTokens, type Engine, type SemanticTokenType } from '@connectory/powerfx';
import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView } from '@codemirror/view';

/** Long texts are left plain: colours are for reading, and nobody reads so much at once. */
const longest = 200_000;

/** Colours by what each word means to the engine, not by how it is spelt. */
export function colorsOf(engine: Engine) {
  return ViewPlugin.define(
    (view) => {
      const colors = { marks: marksOf(engine, view) };
      return {
        colors,
        update: (update) => {
          if (update.docChanged) colors.marks = marksOf(engine, update.view);
        },
      };
    },
    { decorations: ({ colors }) => colors.marks },
  );
}

const marks = new Map<SemanticTokenType, Decoration>();

function markOf(type: SemanticTokenType): Decoration {
  const known = marks.get(type);
  if (known !== undefined) return known;
  const made = Decoration.mark({ class: `cm-fx-${type}` });
  marks.set(type, made);
  return made;
}

function marksOf(engine: Engine, view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  if (view.state.doc.length > longest) return builder.finish();
  for (const { start, end, type } of semanticTokens(engine, view.state.doc.toString())) {
    builder.add(start, end, markOf(type));
  }
  return builder.finish();
}
