import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import type { PointerSegment } from '@connectory/base';
import { useMemo, useState } from 'react';
import { useWizard } from '../wizard-context.ts';
import { AddProperty } from './AddProperty.tsx';
import { SchemaRow } from './SchemaRow.tsx';
import { placedSchema, schemaChildren, typeWord } from './schema-tree.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  nested: {
    paddingLeft: tokens.spacingHorizontalL,
    borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The tree of a schema: rows that open one level at a time, each with its editor. */
export function SchemaEditor(props: {
  readonly place: readonly PointerSegment[];
  readonly nested?: boolean;
}) {
  const styles = useStyles();
  const definition = useWizard((state) => state.package.definition);
  const edit = useWizard((state) => state.edit);
  const [opened, setOpened] = useState<string>();
  const parent = useMemo(() => placedSchema(definition, props.place), [definition, props.place]);
  const children = useMemo(
    () => (parent === undefined ? [] : schemaChildren(definition, parent)),
    [definition, parent],
  );
  if (parent === undefined) {
    return (
      <Button
        size="small"
        onClick={() => {
          edit({
            kind: 'set-value',
            document: 'definition',
            place: props.place,
            value: { type: 'object', properties: {} },
          });
        }}
      >
        {texts.response.addBody}
      </Button>
    );
  }
  const { schema } = parent;
  const isObjectLike = ['object', 'any'].includes(typeWord(schema));
  return (
    <div className={props.nested === true ? styles.nested : undefined}>
      {parent.shared !== undefined && (
        <MessageBar layout="multiline">
          <MessageBarBody>{texts.schema.shared(parent.shared)}</MessageBarBody>
        </MessageBar>
      )}
      {children.length === 0 && (
        <Text block>{isObjectLike ? texts.schema.empty : `${texts.schema.type}: ${typeWord(schema)}`}</Text>
      )}
      <ul className={styles.list}>
        {children.map((child) => (
          <SchemaRow
            key={child.name}
            parent={parent}
            child={child}
            opened={opened === child.name}
            onToggle={() => {
              setOpened(opened === child.name ? undefined : child.name);
            }}
            onRenamed={setOpened}
            nested={opened === child.name && <SchemaEditor place={child.place} nested />}
          />
        ))}
      </ul>
      {isObjectLike && <AddProperty parent={parent} onAdded={setOpened} />}
    </div>
  );
}
