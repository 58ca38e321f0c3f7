import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { DarkThemeRegular } from '@fluentui/react-icons';
import { isThemeMode, useThemeMode } from '../app/theme-mode.ts';
import { texts } from './texts.ts';

export function ThemeMenu() {
  const { mode, setMode } = useThemeMode();
  return (
    <Menu
      defaultOpen
      checkedValues={{ theme: [mode] }}
      onCheckedValueChange={(_event, data) => {
        const chosen = data.checkedItems[0];
        if (isThemeMode(chosen)) setMode(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<DarkThemeRegular />} aria-label={texts.theme} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemRadio name="theme" value="light">
            {texts.light}
          </MenuItemRadio>
          <MenuItemRadio name="theme" value="dark">
            {texts.dark}
          </MenuItemRadio>
          <MenuItemRadio name="theme" value="system">
            {texts.system}
          </MenuItemRadio>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
