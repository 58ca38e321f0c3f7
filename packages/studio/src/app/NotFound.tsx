import { LinkButton } from '../common/LinkButton.tsx';
import { StateMessage } from '../common/StateMessage.tsx';
import { texts } from './texts.ts';

export function NotFound() {
  return (
    <main>
      <StateMessage
        page
        title={texts.notFoundTitle}
        text={texts.notFound}
        action={
          <LinkButton appearance="primary" to="/">
            {texts.toHome}
          </LinkButton>
        }
      />
    </main>
  );
}
