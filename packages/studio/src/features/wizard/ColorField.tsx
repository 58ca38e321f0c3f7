import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { objectAt, stringAt } from '@connectory/base';
import { FormField } from '../../common/FormField.tsx';
import { safeColor } from '../../common/tile-look.ts';
import { texts } from './texts.ts';
import { useWizard } from './wizard-context.ts';

const useStyles = makeStyles({
  picker: {
    width: '28px',
    height: '24px',
    padding: 0,
    border: 'none',
    background: 'none',
    cursor: 'pointer',
    marginRight: tokens.spacingHorizontalXS,
  },
});

export function ColorField() {
  const styles = useStyles();
  const properties = useWizard((state) => state.package.properties);
  const edit = useWizard((state) => state.edit);
  const color = stringAt(objectAt(properties, 'properties'), 'iconBrandColor') ?? '';
  const wrong = color !== '' && !/^#[0-9a-f]{6}$/i.test(color);
  const set = (value: string): void => {
    edit({ kind: 'set-color', color: value }, 'color');
  };
  return (
    <div data-pointer="/properties/iconBrandColor">
      <FormField
        label={texts.general.color}
        hint={texts.general.colorHint}
        error={wrong ? texts.general.colorWrong : undefined}
      >
        <Input
          value={color}
          placeholder="#007ee5"
          contentBefore={
            <input
              type="color"
              className={styles.picker}
              aria-label={texts.general.pickColor}
              value={safeColor(color)}
              onChange={(event) => {
                set(event.target.value);
              }}
            />
          }
          onChange={(_event, data) => {
            set(data.value);
          }}
        />
      </FormField>
    </div>
  );
}
