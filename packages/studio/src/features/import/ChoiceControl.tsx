import { Button, makeStyles, Select, Spinner, tokens } from '@fluentui/react-components';
import { FormField } from '../../common/FormField.tsx';
import type { Choosing, ReportChoice } from './choices.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalM,
    padding: `0 0 ${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
  },
  field: { flexGrow: 1, minWidth: 0, maxWidth: '480px' },
  select: { minWidth: 0 },
});

/** Takes another of what the source offers: the import runs again with it. */
export function ChoiceControl(props: { readonly choice: ReportChoice; readonly choosing: Choosing }) {
  const styles = useStyles();
  const { choice } = props;
  const { wanted, onChoose, onCancel } = props.choosing;
  const { option, values } = choice;
  const pending = wanted?.[option];
  const at =
    pending === undefined ? choice.chosen : values.findIndex(({ choices }) => choices[option] === pending);
  return (
    <div className={styles.root}>
      <FormField className={styles.field} label={texts.choices[option]}>
        <Select
          className={styles.select}
          size="small"
          value={String(at)}
          onChange={(_event, data) => {
            const value = values[Number(data.value)];
            if (value !== undefined) onChoose(value.choices);
          }}
        >
          {values.map(({ text }, index) => (
            <option key={index} value={index}>
              {text}
            </option>
          ))}
        </Select>
      </FormField>
      {pending !== undefined && pending !== values[choice.chosen]?.choices[option] && (
        <>
          <Spinner size="tiny" label={texts.importingAgain} role="status" />
          <Button size="small" onClick={onCancel}>
            {texts.cancel}
          </Button>
        </>
      )}
    </div>
  );
}
