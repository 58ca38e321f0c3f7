import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { darkTheme, lightTheme } from './theme.ts';
import { useDark } from './use-dark.ts';

const useStyles = makeStyles({
  root: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
});

/** Theme and server state for everything below. */
export function Providers(props: { readonly queryClient: QueryClient; readonly children: ReactNode }) {
  const styles = useStyles();
  const dark = useDark();
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);
  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme}>
      {/* Not on the provider itself, whose class goes to every portal too. */}
      <div className={styles.root}>
        <QueryClientProvider client={props.queryClient}>{props.children}</QueryClientProvider>
      </div>
    </FluentProvider>
  );
}
