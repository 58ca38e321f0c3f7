export const texts = {
  product: 'Connectory',
  setupTitle: 'Create the owner account',
  setup:
    'This instance is new. The first account owns it: it manages settings and everything registered here.',
  name: 'Name',
  email: 'E-mail',
  password: 'Password',
  passwordHelp: 'At least 10 characters.',
  passwordShort: 'Use at least 10 characters.',
  nameMissing: 'Enter your name.',
  emailMissing: 'Enter an e-mail address, such as ada@example.com.',
  create: 'Create account',
  creating: 'Creating the account …',
  signInTitle: 'Sign in',
  signIn: 'Sign in',
  signingIn: 'Signing in …',
};
