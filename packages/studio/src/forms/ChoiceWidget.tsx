import { Combobox, makeStyles, Option, Text, tokens } from '@fluentui/react-components';
import type { DynamicAnswer } from '@connectory/api';
import { jsonEqual, type Json } from '@connectory/base';
import type { WidgetProps } from '@rjsf/utils';
import { useQuery } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { plainJson } from '../unsafe.ts';
import { ChoicesContext } from './choices-context.ts';
import { matching, textOfValue, typedValue } from './choices.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  note: { color: tokens.colorNeutralForeground3 },
  listbox: { maxHeight: '320px' },
});

/**
 * A value that the API has a list of. The list is fetched when it is opened; any other value may be typed. What is kept is
 * the value, what is shown its caption.
 */
export function ChoiceWidget(props: WidgetProps) {
  const styles = useStyles();
  const place = String(props.options['place']);
  const queryFor = useContext(ChoicesContext);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string>();
  const [chosen, setChosen] = useState<{ readonly value: Json; readonly title: string }>();
  // Asked for while it is open only: what it depends on may be half typed at other times.
  const { data, error, isFetching } = useQuery<DynamicAnswer>({
    ...(queryFor?.(place) ?? { queryKey: ['dynamic', 'nothing'], queryFn: nothing }),
    enabled: open && queryFor !== undefined,
    retry: false,
  });
  const value = plainJson(props.value);
  const choices = data?.kind === 'choices' ? data.choices : [];
  const known = choices.findIndex((choice) => jsonEqual(choice.value, value));
  const title = chosen !== undefined && jsonEqual(chosen.value, value) ? chosen.title : undefined;
  const shown = matching(choices, typed);
  const note = noteOf(data, error, isFetching);
  return (
    <div className={styles.root}>
      <Combobox
        freeform
        value={typed ?? choices[known]?.title ?? title ?? textOfValue(value)}
        selectedOptions={known < 0 ? [] : [String(known)]}
        disabled={props.disabled === true || props.readonly === true}
        autoComplete="off"
        placeholder={props.placeholder ?? ''}
        listbox={{ className: styles.listbox }}
        onOpenChange={(_event, data) => {
          setOpen(data.open);
        }}
        onOptionSelect={(_event, { optionValue }) => {
          const choice = optionValue === undefined ? undefined : choices[Number(optionValue)];
          if (choice === undefined) return;
          setTyped(undefined);
          setChosen(choice);
          props.onChange(choice.value);
        }}
        onChange={(event) => {
          setTyped(event.target.value);
          props.onChange(typedValue(event.target.value, props.schema.type));
        }}
        onBlur={() => {
          setTyped(undefined);
        }}
      >
        {shown.map(({ at, choice }) => (
          <Option key={at} value={String(at)} text={choice.title}>
            {choice.title}
          </Option>
        ))}
        {shown.length === 0 && (
          <Option key="none" value="none" text="" disabled>
            {note ?? texts.noChoices}
          </Option>
        )}
      </Combobox>
      {open && note !== undefined && (
        <Text size={200} className={styles.note} role="status">
          {note}
        </Text>
      )}
    </div>
  );
}

function nothing(): Promise<DynamicAnswer> {
  return Promise.resolve({ kind: 'failed', diagnostics: [] });
}

/** Why there is no list, or not yet. */
function noteOf(data: DynamicAnswer | undefined, error: Error | null, loading: boolean): string | undefined {
  if (loading) return texts.loadingChoices;
  if (error !== null) return texts.choicesFailed(error.message);
  switch (data?.kind) {
    case 'waiting':
      return texts.choicesWait(data.for.join(', '));
    case 'failed':
      return texts.choicesFailed(data.diagnostics[0]?.message ?? '');
    default:
      return undefined;
  }
}
