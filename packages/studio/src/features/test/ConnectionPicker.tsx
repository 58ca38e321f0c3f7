import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Select,
  tokens,
} from '@fluentui/react-components';
import type { Connection } from '@connectory/api';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { FormField } from '../../common/FormField.tsx';
import { ConnectionEditor } from '../connections/ConnectionEditor.tsx';
import { texts as connectionTexts } from '../connections/texts.ts';
import { SignInDialog } from '../sign-in/SignInDialog.tsx';
import { texts as signInTexts } from '../sign-in/texts.ts';
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
  const [signingIn, setSigningIn] = useState<Connection>();
  const chosen = connection.choices.find(({ id }) => id === connection.id);
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
      {chosen?.signsIn === true && chosen.status !== 'connected' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{chosen.statusReason ?? connectionTexts.status[chosen.status]}</MessageBarBody>
          <MessageBarActions>
            <Button
              size="small"
              onClick={() => {
                setSigningIn(chosen);
              }}
            >
              {signInTexts.signIn}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <Button
        size="small"
        icon={<AddRegular />}
        onClick={() => {
          setMaking(true);
        }}
      >
        {texts.newConnection}
      </Button>
      {signingIn !== undefined && (
        <SignInDialog
          connection={signingIn}
          onClose={() => {
            setSigningIn(undefined);
          }}
        />
      )}
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
