import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { FormField } from '../../common/FormField.tsx';
import { ConnectionEditor } from '../connections/ConnectionEditor.tsx';
import { texts } from './texts.ts';
import type { ChosenConnection } from './use-chosen-connection.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

export function ConnectionPicker(props: {
  readonly connectorId: string;
  readonly connection: ChosenConnection;
}) {
  const styles = useStyles();
  const { connection } = props;
  const [making, setMaking] = useState(false);
  return (
    <div className={styles.root}>
      <FormField label={texts.connection}>
        <Select
          value={connection.id ?? ''}
          onChange={(_event, data) => {
            connection.choose(data.value === '' ? undefined : data.value);
          }}
        >
          <option value="">{texts.noConnection}</option>
          {connection.choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </Select>
      </FormField>
      <Button
        size="small"
        icon={<AddRegular />}
        onClick={() => {
          setMaking(true);
        }}
      >
        {texts.newConnection}
      </Button>
      {making && (
        <ConnectionEditor
          connectorId={props.connectorId}
          onSaved={(saved) => {
            connection.choose(saved.id);
          }}
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
    </div>
  );
}
