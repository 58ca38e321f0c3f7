import { Input, makeStyles, Radio, RadioGroup, Textarea, tokens } from '@fluentui/react-components';
import { arrayAt, objectAt, stringAt } from '@connectory/base';
import { FormField } from '../../common/FormField.tsx';
import { ColorField } from './ColorField.tsx';
import { IconField } from './IconField.tsx';
import { texts } from './texts.ts';
import { useWizard } from './wizard-context.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '720px',
    padding: tokens.spacingHorizontalXXL,
  },
});

const words = texts.general;

/** Looks and address of the connector. */
export function GeneralStep() {
  const styles = useStyles();
  const definition = useWizard((state) => state.package.definition);
  const edit = useWizard((state) => state.edit);
  const host = stringAt(definition, 'host') ?? '';
  const basePath = stringAt(definition, 'basePath') ?? '';
  const scheme = schemeOf(arrayAt(definition, 'schemes') ?? []);
  return (
    <div className={styles.root}>
      <IconField />
      <ColorField />
      <div data-pointer="/info/description">
        <FormField label={words.description}>
          <Textarea
            resize="vertical"
            rows={4}
            value={stringAt(objectAt(definition, 'info'), 'description') ?? ''}
            onChange={(_event, data) => {
              edit({ kind: 'set-description', description: data.value }, 'description');
            }}
          />
        </FormField>
      </div>
      <div data-pointer="/schemes">
        <FormField label={words.scheme} required>
          <RadioGroup
            layout="horizontal"
            value={scheme}
            onChange={(_event, data) => {
              edit({ kind: 'set-address', scheme: data.value === 'http' ? 'http' : 'https' });
            }}
          >
            <Radio value="https" label="HTTPS" />
            <Radio value="http" label="HTTP" />
          </RadioGroup>
        </FormField>
      </div>
      <div data-pointer="/host">
        <FormField label={words.host} required hint={words.hostHint} error={hostError(host)}>
          <Input
            value={host}
            onChange={(_event, data) => {
              edit({ kind: 'set-address', host: data.value }, 'host');
            }}
          />
        </FormField>
      </div>
      <div data-pointer="/basePath">
        <FormField
          label={words.basePath}
          hint={words.basePathHint}
          error={basePath === '' || basePath.startsWith('/') ? undefined : words.basePathWrong}
        >
          <Input
            value={basePath}
            onChange={(_event, data) => {
              edit({ kind: 'set-address', basePath: data.value }, 'basePath');
            }}
          />
        </FormField>
      </div>
    </div>
  );
}

function hostError(host: string): string | undefined {
  if (host === '') return words.hostMissing;
  return host.includes('/') ? words.hostWrong : undefined;
}

/** HTTPS wins where both are declared, as it does when calling. */
function schemeOf(schemes: readonly unknown[]): 'http' | 'https' {
  return schemes.includes('http') && !schemes.includes('https') ? 'http' : 'https';
}
