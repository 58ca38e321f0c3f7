import { Link, MessageBar, MessageBarBody, MessageBarTitle, Spinner } from '@fluentui/react-components';
import { texts } from './texts.ts';
import type { SignInState } from './use-sign-in.ts';

/** What a sign-in is waiting for, or why it did not work. */
export function SignInStatus(props: { readonly state: SignInState }) {
  const { state } = props;
  switch (state.kind) {
    case 'idle':
      return null;
    case 'starting':
      return <Spinner size="tiny" label={texts.starting} labelPosition="after" />;
    case 'waiting':
      return (
        <MessageBar layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{texts.waitingTitle}</MessageBarTitle>
            {texts.waitingText}
          </MessageBarBody>
        </MessageBar>
      );
    case 'blocked':
      return (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{texts.blockedTitle}</MessageBarTitle>
            {texts.blockedText}{' '}
            <Link href={state.address} target="_blank" rel="noreferrer">
              {texts.openWindow}
            </Link>
          </MessageBarBody>
        </MessageBar>
      );
    case 'closed':
      return (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{texts.closedTitle}</MessageBarTitle>
            {texts.closedText}
          </MessageBarBody>
        </MessageBar>
      );
    case 'failed':
      return (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{texts.failedTitle}</MessageBarTitle>
            {state.message}
          </MessageBarBody>
        </MessageBar>
      );
    default:
      return state satisfies never;
  }
}
