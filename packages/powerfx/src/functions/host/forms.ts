/** Forms. */
import type { EffectName } from '../../host/effects.ts';
import type { FunctionEntry } from '../entry.ts';
import { effect } from './effect.ts';

const form = { name: 'form', description: 'A form control.' };

const formEffect = (name: EffectName, description: string): FunctionEntry =>
  effect({ name, description, parameters: [form] });

export const formFunctions: readonly FunctionEntry[] = [
  formEffect('SubmitForm', 'Saves what was entered in a form.'),
  formEffect('NewForm', 'Makes a form ready for a new record.'),
  formEffect('EditForm', 'Makes a form ready to change its record.'),
  formEffect('ViewForm', 'Makes a form only show its record.'),
  formEffect('ResetForm', 'Throws away what was entered in a form.'),
];
