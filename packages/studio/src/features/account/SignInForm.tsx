import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/client.ts';
import { problemOf, unwrap } from '../../api/problem.ts';
import { sessionQuery } from '../../api/queries.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    marginTop: tokens.spacingVerticalS,
  },
});

export function SignInForm(props: { readonly onDone: () => void }) {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: async () => unwrap(await call('signIn', { body: { email, password } })),
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      props.onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {signIn.error !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{problemOf(signIn.error).message}</MessageBarBody>
        </MessageBar>
      )}
      <Field label={texts.email} required>
        <Input
          type="email"
          autoComplete="username"
          value={email}
          onChange={(_event, data) => {
            setEmail(data.value);
          }}
        />
      </Field>
      <Field label={texts.password} required>
        <Input
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(_event, data) => {
            setPassword(data.value);
          }}
        />
      </Field>
      <Button appearance="primary" type="submit" disabledFocusable={signIn.isPending}>
        {signIn.isPending ? texts.signingIn : texts.signIn}
      </Button>
    </form>
  );
}
