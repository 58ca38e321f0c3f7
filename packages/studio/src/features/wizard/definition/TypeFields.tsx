import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { FormField } from '../../../common/FormField.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', gap: tokens.spacingHorizontalM },
  field: { flexGrow: 1 },
});

const formats: { readonly [type: string]: readonly string[] } = {
  string: ['byte', 'binary', 'date', 'date-time', 'date-no-tz', 'email', 'html', 'uri', 'uuid', 'password'],
  integer: ['int32', 'int64'],
  number: ['float', 'double', 'decimal'],
};

/** Type, and the formats that go with it. A format of the document that is not among them stays choosable. */
export function TypeFields(props: {
  readonly type: string;
  readonly format: string;
  readonly types: readonly string[];
  readonly onType: (type: string) => void;
  readonly onFormat: (format: string) => void;
}) {
  const styles = useStyles();
  const known = formats[props.type] ?? [];
  const choices = props.format === '' || known.includes(props.format) ? known : [...known, props.format];
  const types = props.types.includes(props.type) ? props.types : [props.type, ...props.types];
  return (
    <div className={styles.root}>
      <FormField label={texts.parameter.type} className={styles.field}>
        <Select
          value={props.type}
          onChange={(_event, data) => {
            props.onType(data.value);
          }}
        >
          {types.map((type) => (
            <option key={type} value={type}>
              {type === '' ? texts.schema.anyType : type}
            </option>
          ))}
        </Select>
      </FormField>
      <FormField label={texts.parameter.format} className={styles.field}>
        <Select
          value={props.format}
          onChange={(_event, data) => {
            props.onFormat(data.value);
          }}
        >
          <option value="">{texts.parameter.noFormat}</option>
          {choices.map((format) => (
            <option key={format} value={format}>
              {format}
            </option>
          ))}
        </Select>
      </FormField>
    </div>
  );
}
