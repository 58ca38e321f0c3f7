import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { formatPointer } from '@connectory/base';
import type { ReactNode } from 'react';
import { PropertyFields } from './PropertyFields.tsx';
import { typeWord, type PlacedSchema, type SchemaChild } from './schema-tree.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  button: { justifyContent: 'flex-start', width: '100%', fontWeight: tokens.fontWeightRegular },
  type: { marginLeft: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground3 },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
  },
});

/** One property, or the items of an array: a line that opens into its fields and what it holds. */
export function SchemaRow(props: {
  readonly parent: PlacedSchema;
  readonly child: SchemaChild;
  readonly opened: boolean;
  readonly onToggle: () => void;
  readonly onRenamed: (name: string) => void;
  /** The tree of what the row holds, when it is opened. */
  readonly nested: ReactNode;
}) {
  const styles = useStyles();
  const { child, opened } = props;
  const schema = child.resolved?.schema;
  const holds = schema !== undefined && ['object', 'array'].includes(typeWord(schema).split(' ')[0] ?? '');
  const shown = child.kind === 'items' ? texts.schema.items : child.name;
  return (
    <li data-pointer={formatPointer(child.place)}>
      <Button
        size="small"
        appearance="subtle"
        className={styles.button}
        icon={opened ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={opened}
        onClick={props.onToggle}
      >
        {child.required ? `* ${shown}` : shown}
        <Text size={200} className={styles.type}>
          {schema === undefined ? texts.schema.broken : typeWord(schema)}
        </Text>
      </Button>
      {opened && schema !== undefined && child.resolved !== undefined && (
        <div className={styles.body}>
          <PropertyFields
            parent={props.parent}
            child={child}
            resolved={child.resolved}
            onRenamed={props.onRenamed}
          />
          {holds && props.nested}
        </div>
      )}
    </li>
  );
}
