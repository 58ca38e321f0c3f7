import { Button, Field, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalL },
  field: { flexGrow: 1 },
});

export function ImportProgress(props: { readonly what: string; readonly onCancel: () => void }) {
  const styles = useStyles();
  return (
    <div className={styles.root} role="status">
      <Field className={styles.field} validationMessage={texts.importing(props.what)} validationState="none">
        <ProgressBar />
      </Field>
      <Button onClick={props.onCancel}>{texts.cancel}</Button>
    </div>
  );
}
