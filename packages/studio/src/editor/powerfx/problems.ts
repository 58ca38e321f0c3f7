import { diagnostics, type CodeAction, type Engine, type FormulaDiagnostic } from '@connectory/powerfx';
import { linter, type Action, type Diagnostic } from '@codemirror/lint';
import { changesOf, spanOf } from './ranges.ts';

/** Marks what is wrong, and offers what mends it. */
export function problemsOf(engine: Engine) {
  return linter(
    (view) => {
      const text = view.state.doc.toString();
      return text.trim() === '' ? [] : diagnostics(engine, text).map((found) => markOf(text, found));
    },
    { delay: 300 },
  );
}

function markOf(text: string, found: FormulaDiagnostic): Diagnostic {
  return {
    ...spanOf(text, found.range),
    severity: found.severity,
    message: found.message,
    source: found.code,
    actions: found.fixes.map((fix) => actionOf(text, fix)),
  };
}

function actionOf(text: string, fix: CodeAction): Action {
  return {
    name: fix.title,
    apply: (view) => {
      // What was typed since the check makes the edits of the fix meaningless; the next check brings new ones.
      if (view.state.doc.toString() !== text) return;
      view.dispatch({ changes: changesOf(text, fix.edits), userEvent: 'input.fix' });
      view.focus();
    },
  };
}
