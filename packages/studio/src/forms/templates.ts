import type { TemplatesType } from '@rjsf/utils';
import { ArrayFieldItemTemplate } from './ArrayFieldItemTemplate.tsx';
import { ArrayFieldTemplate } from './ArrayFieldTemplate.tsx';
import { BaseInputTemplate } from './BaseInputTemplate.tsx';
import { FieldTemplate } from './FieldTemplate.tsx';
import { Nothing } from './Nothing.tsx';
import { ObjectFieldTemplate } from './ObjectFieldTemplate.tsx';
import { WrapIfAdditionalTemplate } from './WrapIfAdditionalTemplate.tsx';

/** Our look for the form library. Description and errors are shown by the field itself. */
export const formTemplates: Partial<TemplatesType> = {
  ArrayFieldItemTemplate,
  ArrayFieldTemplate,
  BaseInputTemplate,
  FieldTemplate,
  ObjectFieldTemplate,
  WrapIfAdditionalTemplate,
  DescriptionFieldTemplate: Nothing,
  FieldErrorTemplate: Nothing,
};
