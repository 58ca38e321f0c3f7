import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { CopyButton } from '../../common/CopyButton.tsx';
import { FormField } from '../../common/FormField.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1 },
  copy: { flexShrink: 0, marginTop: '28px' },
});

/** The address to register with an identity provider, to be copied. */
export function RedirectUrl(props: { readonly url: string }) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <FormField className={styles.field} label={texts.redirectUrl} hint={texts.redirectHint}>
        <Input readOnly value={props.url} />
      </FormField>
      <span className={styles.copy}>
        <CopyButton text={() => props.url} label={texts.copy} />
      </span>
    </div>
  );
}
