import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { objectAt } from '@connectory/base';
import { useState } from 'react';
import { useWizard } from '../wizard-context.ts';
import { withProperty, type PlacedSchema } from './schema-tree.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
});

export function AddProperty(props: {
  readonly parent: PlacedSchema;
  readonly onAdded: (name: string) => void;
}) {
  const styles = useStyles();
  const edit = useWizard((state) => state.edit);
  const [name, setName] = useState('');
  const { place, schema } = props.parent;
  const taken = Object.hasOwn(objectAt(schema, 'properties') ?? {}, name.trim());
  const add = (): void => {
    if (name.trim() === '' || taken) return;
    edit({ kind: 'set-value', document: 'definition', place, value: withProperty(schema, name.trim()) });
    props.onAdded(name.trim());
    setName('');
  };
  return (
    <div className={styles.root}>
      <Input
        size="small"
        placeholder={texts.schema.newName}
        aria-label={texts.schema.newName}
        value={name}
        onChange={(_event, data) => {
          setName(data.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
        }}
      />
      <Button
        size="small"
        icon={<AddRegular />}
        disabledFocusable={name.trim() === '' || taken}
        onClick={add}
      >
        {texts.schema.add}
      </Button>
    </div>
  );
}
