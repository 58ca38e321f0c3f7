import { Button, type ButtonProps } from '@fluentui/react-components';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { anchorRef } from '../unsafe.ts';

type Props = AnchorHTMLAttributes<HTMLAnchorElement> &
  Pick<ButtonProps, 'appearance' | 'icon' | 'size'> & { readonly ref?: Ref<HTMLAnchorElement> };

function Anchor({ ref, children, appearance, icon, size, ...anchor }: Props) {
  return (
    <Button
      as="a"
      {...(appearance !== undefined && { appearance })}
      {...(icon !== undefined && { icon })}
      {...(size !== undefined && { size })}
      {...anchor}
      ref={anchorRef(ref)}
    >
      {children}
    </Button>
  );
}

const Created = createLink(Anchor);

/** A link that looks like a button. */
export const LinkButton: LinkComponent<typeof Anchor> = (props) => <Created {...props} />;
