import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { isThemeMode, useThemeMode } from '../../app/theme-mode.ts';
import { Section } from '../../common/Section.tsx';
import { texts } from './texts.ts';

export function Appearance() {
  const { mode, setMode } = useThemeMode();
  return (
    <Section title={texts.appearance}>
      <Field label={texts.theme}>
        <RadioGroup
          layout="horizontal"
          value={mode}
          onChange={(_event, data) => {
            if (isThemeMode(data.value)) setMode(data.value);
          }}
        >
          <Radio value="light" label={texts.light} />
          <Radio value="dark" label={texts.dark} />
          <Radio value="system" label={texts.system} />
        </RadioGroup>
      </Field>
    </Section>
  );
}
