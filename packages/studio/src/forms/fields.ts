import type { RegistryFieldsType } from '@rjsf/utils';
import { FileField } from './FileField.tsx';
import { JsonField } from './JsonField.tsx';

export const formFields: RegistryFieldsType = { file: FileField, json: JsonField };
