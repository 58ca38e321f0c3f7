import { Button, Input, makeStyles, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import { memberNames, objectAt } from '@connectory/base';
import { useState } from 'react';
import { Section } from '../../../common/Section.tsx';
import { useWizard } from '../wizard-context.ts';
import type { OperationRow } from './operations.ts';
import { ResponseEditor } from './ResponseEditor.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  add: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalM,
  },
  status: { width: '120px' },
});

const words = texts.response;

/** The declared answers, one open at a time. */
export function ResponseBlock(props: { readonly row: OperationRow }) {
  const styles = useStyles();
  const { key, pointer } = props.row;
  const responses = useWizard((state) =>
    objectAt(
      objectAt(objectAt(objectAt(state.package.definition, 'paths'), key.path), key.method),
      'responses',
    ),
  );
  const edit = useWizard((state) => state.edit);
  const [chosen, setChosen] = useState<string>();
  const [status, setStatus] = useState('');
  const names = memberNames(responses ?? {}).filter((name) => !name.startsWith('x-'));
  const shown = chosen !== undefined && names.includes(chosen) ? chosen : names[0];
  const valid = /^([1-5]\d\d|default)$/i.test(status.trim()) && !names.includes(status.trim());
  const add = (name: string): void => {
    edit({ kind: 'add-response', operation: key, status: name });
    setChosen(name);
    setStatus('');
  };
  return (
    <Section
      title={words.title}
      actions={
        !names.includes('default') && (
          <Button
            size="small"
            onClick={() => {
              add('default');
            }}
          >
            {words.addDefault}
          </Button>
        )
      }
    >
      <div data-pointer={`${pointer}/responses`}>
        {shown === undefined ? (
          <Text>{words.none}</Text>
        ) : (
          <>
            <TabList
              size="small"
              selectedValue={shown}
              onTabSelect={(_event, data) => {
                setChosen(String(data.value));
              }}
            >
              {names.map((name) => (
                <Tab key={name} value={name}>
                  {name}
                </Tab>
              ))}
            </TabList>
            <ResponseEditor key={shown} row={props.row} status={shown} />
          </>
        )}
        <div className={styles.add}>
          <Input
            size="small"
            className={styles.status}
            aria-label={words.status}
            placeholder={words.status}
            value={status}
            onChange={(_event, data) => {
              setStatus(data.value);
            }}
          />
          <Button
            size="small"
            disabledFocusable={!valid}
            onClick={() => {
              if (valid) add(status.trim());
            }}
          >
            {words.addStatus}
          </Button>
        </div>
      </div>
    </Section>
  );
}
