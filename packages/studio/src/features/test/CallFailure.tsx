import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { Problem } from '@connectory/api';
import { wire } from '../../api/wire.ts';
import { Findings } from './Findings.tsx';
import { texts } from './texts.ts';

/** Why a call could not be made at all. */
export function CallFailure(props: { readonly problem: Problem; readonly onRetry: () => void }) {
  const { problem } = props;
  if (problem.code === 'studio.cancelled') {
    return (
      <MessageBar>
        <MessageBarBody>{texts.cancelled}</MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <>
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{texts.failed}</MessageBarTitle> {problem.message}
        </MessageBarBody>
      </MessageBar>
      <Findings diagnostics={problem.diagnostics.map(wire)} onRetry={props.onRetry} />
    </>
  );
}
