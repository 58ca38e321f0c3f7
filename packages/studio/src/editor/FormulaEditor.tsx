import type { Engine } from '@connectory/powerfx';
import { useMemo } from 'react';
import { EditorBox } from './EditorBox.tsx';
import { formulaExtensions } from './powerfx/extensions.ts';

/** A formula bar: Power Fx with the names of an engine. Another engine makes the box anew, with the text it held. */
export function FormulaEditor(props: {
  readonly label: string;
  readonly value: string;
  readonly engine: Engine;
  readonly onChange: (text: string) => void;
}) {
  const { engine, ...rest } = props;
  const extensions = useMemo(() => formulaExtensions(engine), [engine]);
  return <EditorBox minHeight="56px" extensions={extensions} {...rest} />;
}
