import { useNavigate, useSearch } from '@tanstack/react-router';
import { AccountCard } from './AccountCard.tsx';
import { SignInForm } from './SignInForm.tsx';
import { texts } from './texts.ts';

export function SignInPage() {
  const navigate = useNavigate();
  const { from } = useSearch({ from: '/sign-in' });
  return (
    <AccountCard title={texts.signInTitle}>
      <SignInForm onDone={() => void navigate({ href: from ?? '/' })} />
    </AccountCard>
  );
}
