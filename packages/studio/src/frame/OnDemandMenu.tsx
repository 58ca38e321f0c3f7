import { Button } from '@fluentui/react-components';
import { Suspense, useState, type ComponentType, type ReactElement } from 'react';

/** A button whose menu is loaded when it is first wanted: menus would be a fifth of the first page. */
export function OnDemandMenu(props: {
  readonly label: string;
  readonly icon: ReactElement;
  readonly menu: ComponentType;
}) {
  const [wanted, setWanted] = useState(false);
  const Menu = props.menu;
  const button = (
    <Button
      appearance="subtle"
      icon={props.icon}
      aria-label={props.label}
      aria-haspopup="menu"
      onClick={() => {
        setWanted(true);
      }}
    />
  );
  return wanted ? (
    <Suspense fallback={button}>
      <Menu />
    </Suspense>
  ) : (
    button
  );
}
