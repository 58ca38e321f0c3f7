import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { texts } from './texts.ts';

export function CopyButton(props: { readonly text: () => string; readonly label?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => {
      setCopied(false);
    }, 2000);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
      onClick={() => {
        void navigator.clipboard.writeText(props.text()).then(() => {
          setCopied(true);
        });
      }}
    >
      {copied ? texts.copied : (props.label ?? texts.copy)}
    </Button>
  );
}
