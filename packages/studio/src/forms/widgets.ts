import type { RegistryWidgetsType } from '@rjsf/utils';
import { CheckboxWidget } from './CheckboxWidget.tsx';
import { ChoiceWidget } from './ChoiceWidget.tsx';
import { SelectWidget } from './SelectWidget.tsx';

export const formWidgets: RegistryWidgetsType = { CheckboxWidget, SelectWidget, choices: ChoiceWidget };
