import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { objectAt, stringAt } from '@connectory/base';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ConnectorTile } from '../../common/ConnectorTile.tsx';
import { FormField } from '../../common/FormField.tsx';
import { domBytes } from '../../unsafe.ts';
import { texts } from './texts.ts';
import { useWizard } from './wizard-context.ts';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  hidden: { display: 'none' },
});

const words = texts.general;
const maxBytes = 1_000_000;

/** The icon on its colour as it will look in lists, and the upload. */
export function IconField() {
  const styles = useStyles();
  const name = useWizard((state) => state.name);
  const properties = useWizard((state) => state.package.properties);
  const files = useWizard((state) => state.package.files);
  const edit = useWizard((state) => state.edit);
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const icon = files.find((file) => file.name.toLowerCase() === 'icon.png')?.bytes;
  const url = useMemo(
    () => (icon === undefined ? undefined : URL.createObjectURL(new Blob([domBytes(icon)]))),
    [icon],
  );
  useEffect(
    () => () => {
      if (url !== undefined) URL.revokeObjectURL(url);
    },
    [url],
  );
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (!['image/png', 'image/jpeg'].includes(file.type)) setProblem(words.iconWrongType);
    else if (file.size >= maxBytes) setProblem(words.iconTooLarge);
    else {
      setProblem(undefined);
      edit({ kind: 'set-icon', bytes: new Uint8Array(await file.arrayBuffer()) });
    }
  };
  return (
    <FormField label={words.icon} hint={words.iconHint} error={problem}>
      <div className={styles.row} role="group">
        <ConnectorTile
          size="large"
          name={name}
          color={stringAt(objectAt(properties, 'properties'), 'iconBrandColor') ?? ''}
          iconUrl={url}
        />
        <Button onClick={() => input.current?.click()}>{words.upload}</Button>
        {icon !== undefined && (
          <Button
            appearance="subtle"
            onClick={() => {
              edit({ kind: 'set-icon', bytes: undefined });
            }}
          >
            {words.removeIcon}
          </Button>
        )}
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg"
          className={styles.hidden}
          aria-label={words.upload}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
    </FormField>
  );
}
