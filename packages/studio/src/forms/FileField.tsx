import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { base64Encode } from '@connectory/base';
import type { FieldProps } from '@rjsf/utils';
import { useRef, useState } from 'react';
import { byteCount } from '../common/format.ts';
import { FormField } from '../common/FormField.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  hidden: { display: 'none' },
});

/** A file, sent as its content type, its bytes as base64, and its name. */
export function FileField(props: FieldProps) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const { schema, fieldPathId, name } = props;
  const [chosen, setChosen] = useState<{ readonly name: string; readonly size: number }>();
  const label = schema.title ?? name;
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    setChosen({ name: file.name, size: file.size });
    props.onChange(
      {
        '$content-type': file.type === '' ? 'application/octet-stream' : file.type,
        $content: base64Encode(bytes),
        name: file.name,
      },
      fieldPathId.path,
    );
  };
  return (
    <FormField
      label={label}
      required={props.required ?? false}
      hint={schema.description}
      error={props.rawErrors?.[0]}
    >
      <div className={styles.row} role="group" aria-label={label}>
        <Button onClick={() => input.current?.click()}>{texts.chooseFile}</Button>
        {chosen !== undefined && (
          <>
            <Text>{texts.file(chosen.name, byteCount(chosen.size))}</Text>
            <Button
              appearance="subtle"
              size="small"
              onClick={() => {
                setChosen(undefined);
                props.onChange(undefined, fieldPathId.path);
              }}
            >
              {texts.removeFile}
            </Button>
          </>
        )}
        <input
          ref={input}
          type="file"
          className={styles.hidden}
          aria-label={label}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
    </FormField>
  );
}
