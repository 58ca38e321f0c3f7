/** The enums of apps with screens, forms and data sources. A host of such apps adds them to its names. */
import { enumOf } from './enums.ts';
import type { OptionSet } from '../values/option-set.ts';

const same = (...members: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(members.map((member) => [member, member]));

/** Enums of apps, such as ScreenTransition, for hosts of canvas apps to add to their names. */
export const appSets: readonly OptionSet[] = [
  enumOf('ScreenTransition', 'text', same('Cover', 'CoverRight', 'Fade', 'None', 'UnCover', 'UnCoverRight')),
  enumOf('NotificationType', 'text', {
    Information: 'information',
    Success: 'success',
    Warning: 'warning',
    Error: 'error',
  }),
  enumOf('LaunchTarget', 'text', { New: '_blank', Replace: '_self' }),
  enumOf('FormMode', 'number', { Edit: 0, New: 1, View: 2 }),
  enumOf(
    'DataSourceInfo',
    'text',
    same(
      'AllowedValues',
      'CreatePermission',
      'DeletePermission',
      'DisplayName',
      'EditPermission',
      'MaxLength',
      'MaxValue',
      'MinLength',
      'MinValue',
      'ReadPermission',
      'Required',
    ),
  ),
];
