import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { ADDITIONAL_PROPERTY_FLAG, type WrapIfAdditionalTemplateProps } from '@rjsf/utils';
import { FormField } from '../common/FormField.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  value: { flexGrow: 1, minWidth: 0 },
});

/** A free member of an object: its key can be changed, and it can be removed. */
export function WrapIfAdditionalTemplate(props: WrapIfAdditionalTemplateProps) {
  const styles = useStyles();
  const { children, label, schema } = props;
  if (!(ADDITIONAL_PROPERTY_FLAG in schema)) return <>{children}</>;
  return (
    <div className={styles.root}>
      <FormField label={texts.key}>
        <Input key={label} defaultValue={label} onBlur={props.onKeyRenameBlur} />
      </FormField>
      <div className={styles.value}>{children}</div>
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={`${texts.remove}: ${label}`}
        onClick={props.onRemoveProperty}
      />
    </div>
  );
}
