import { Link, type LinkProps } from '@fluentui/react-components';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { anchorRef } from '../unsafe.ts';

type Props = AnchorHTMLAttributes<HTMLAnchorElement> &
  Pick<LinkProps, 'appearance' | 'inline'> & { readonly ref?: Ref<HTMLAnchorElement> };

function Anchor({ ref, appearance, inline, ...anchor }: Props) {
  return (
    <Link
      as="a"
      {...(appearance !== undefined && { appearance })}
      {...(inline !== undefined && { inline })}
      {...anchor}
      ref={anchorRef(ref)}
    />
  );
}

const Created = createLink(Anchor);

/** A link in a text or a list. */
export const TextLink: LinkComponent<typeof Anchor> = (props) => <Created {...props} />;
