import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/client.ts';
import { unwrap } from '../../api/problem.ts';
import { egressQuery } from '../../api/queries.ts';
import { QueryState } from '../../common/QueryState.tsx';
import { useNotice } from '../../notices/use-notice.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  lead: { color: tokens.colorNeutralForeground2 },
  list: { margin: `${tokens.spacingVerticalM} 0`, padding: 0, listStyle: 'none' },
  row: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  entry: { fontFamily: tokens.fontFamilyMonospace },
  form: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1 },
  add: { marginTop: '26px' },
});

/** The egress guard's allow-list: entries can be added and removed, each change is saved at once. */
export function EgressList() {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const notify = useNotice();
  const query = useQuery(egressQuery);
  const [entry, setEntry] = useState('');
  const save = useMutation({
    mutationFn: async (allow: string[]) => unwrap(await call('setEgressSettings', { body: { allow } })),
    onSuccess: (settings) => {
      queryClient.setQueryData(egressQuery.queryKey, settings);
      setEntry('');
      notify({ title: texts.saved });
    },
    onError: (error) => {
      notify({ title: texts.failed, text: error.message, intent: 'error' });
    },
  });
  return (
    <>
      <Text className={styles.lead}>{texts.egressText}</Text>
      <QueryState query={query} what={texts.what}>
        {({ allow }) => {
          const add = (event: FormEvent): void => {
            event.preventDefault();
            if (entry.trim() !== '') save.mutate([...new Set([...allow, entry.trim()])]);
          };
          return (
            <>
              {allow.length === 0 && (
                <Text block className={styles.list}>
                  {texts.empty}
                </Text>
              )}
              <ul className={styles.list}>
                {allow.map((item) => (
                  <li key={item} className={styles.row}>
                    <span className={styles.entry}>{item}</span>
                    <Button
                      size="small"
                      appearance="subtle"
                      icon={<DeleteRegular />}
                      aria-label={texts.remove(item)}
                      onClick={() => {
                        save.mutate(allow.filter((other) => other !== item));
                      }}
                    />
                  </li>
                ))}
              </ul>
              <form className={styles.form} onSubmit={add}>
                <Field className={styles.field} label={texts.entry} hint={texts.entryHint}>
                  <Input
                    value={entry}
                    onChange={(_event, data) => {
                      setEntry(data.value);
                    }}
                  />
                </Field>
                <Button className={styles.add} type="submit" disabledFocusable={save.isPending}>
                  {texts.add}
                </Button>
              </form>
            </>
          );
        }}
      </QueryState>
    </>
  );
}
