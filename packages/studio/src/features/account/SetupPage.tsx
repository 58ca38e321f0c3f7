import { Button, Input, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/client.ts';
import { problemOf, unwrap } from '../../api/problem.ts';
import { sessionQuery } from '../../api/queries.ts';
import { AccountCard } from './AccountCard.tsx';
import { setupErrors } from './setup-errors.ts';
import { texts } from './texts.ts';
import { FormField } from '../../common/FormField.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

const empty = { name: '', email: '', password: '' };

export function SetupPage() {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [values, setValues] = useState(empty);
  const [tried, setTried] = useState(false);
  const errors = tried ? setupErrors(values) : {};
  const setUp = useMutation({
    mutationFn: async () => unwrap(await call('setUp', { body: values })),
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      void navigate({ to: '/' });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(setupErrors(values)).length === 0) setUp.mutate();
  };
  const set = (change: Partial<typeof empty>): void => {
    setValues((current) => ({ ...current, ...change }));
  };
  return (
    <AccountCard title={texts.setupTitle} lead={texts.setup}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {setUp.error !== null && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{problemOf(setUp.error).message}</MessageBarBody>
          </MessageBar>
        )}
        <FormField label={texts.name} required error={errors.name}>
          <Input
            autoComplete="name"
            value={values.name}
            onChange={(_event, data) => {
              set({ name: data.value });
            }}
          />
        </FormField>
        <FormField label={texts.email} required error={errors.email}>
          <Input
            type="email"
            autoComplete="username"
            value={values.email}
            onChange={(_event, data) => {
              set({ email: data.value });
            }}
          />
        </FormField>
        <FormField label={texts.password} required hint={texts.passwordHelp} error={errors.password}>
          <Input
            type="password"
            autoComplete="new-password"
            value={values.password}
            onChange={(_event, data) => {
              set({ password: data.value });
            }}
          />
        </FormField>
        <Button appearance="primary" type="submit" disabledFocusable={setUp.isPending}>
          {setUp.isPending ? texts.creating : texts.create}
        </Button>
      </form>
    </AccountCard>
  );
}
