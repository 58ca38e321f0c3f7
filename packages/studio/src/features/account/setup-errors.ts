import { texts } from './texts.ts';

interface SetupValues {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** What is missing or wrong, by field. */
export function setupErrors(values: SetupValues): { readonly [name in keyof SetupValues]?: string } {
  return {
    ...(values.name.trim() === '' && { name: texts.nameMissing }),
    ...(!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email) && { email: texts.emailMissing }),
    ...(values.password.length < 10 && { password: texts.passwordShort }),
  };
}
