import { escapeSegment, isObject, objectAt, stringAt } from '@connectory/base';
import type { Rule } from './types.ts';

const parameterTypes = new Set([
  'string',
  'securestring',
  'oauthsetting',
  'gatewaysetting',
  'int',
  'bool',
  'array',
  'clientcertificate',
  'connection',
  'managedidentity',
  'object',
  'secureobject',
]);
const maxIconBytes = 1024 * 1024;

/** Rules about the properties file and the other files of a package. */
export const propertiesRules: readonly Rule[] = [
  {
    id: 'PRP-001',
    severity: 'error',
    message: 'Member "properties" is missing in apiProperties.json. Add it.',
    *find(context) {
      if (isObject(context.package.properties['properties'])) return;
      const edits = [
        { document: 'properties' as const, pointer: '/properties', value: { connectionParameters: {} } },
      ];
      yield { document: 'properties', pointer: '', fix: { title: 'Add it', edits } };
    },
  },
  {
    id: 'PRP-002',
    severity: 'warning',
    message: 'The icon colour "{color}" is not written as #rrggbb.',
    *find({ properties }) {
      const color = stringAt(properties, 'iconBrandColor');
      if (color === undefined || /^#[0-9a-f]{6}$/i.test(color)) return;
      yield { document: 'properties', pointer: '/properties/iconBrandColor', data: { color } };
    },
  },
  {
    id: 'PRP-005',
    severity: 'error',
    message:
      'Connection parameter "{name}" has an unknown type "{type}". Use string, securestring or oauthSetting.',
    *find({ properties }) {
      for (const [name, parameter] of Object.entries(objectAt(properties, 'connectionParameters') ?? {})) {
        const type = stringAt(parameter, 'type') ?? '';
        if (parameterTypes.has(type.toLowerCase())) continue;
        yield {
          document: 'properties',
          pointer: `/properties/connectionParameters/${escapeSegment(name)}`,
          data: { name, type },
        };
      }
    },
  },
  {
    id: 'PKG-002',
    severity: 'error',
    message: 'The icon has to be a PNG or JPG file below 1 MB. Choose another.',
    *find(context) {
      const icon = context.package.files.find((file) => file.name.toLowerCase() === 'icon.png');
      if (icon === undefined || (icon.bytes.length <= maxIconBytes && isPicture(icon.bytes))) return;
      yield { document: 'properties', pointer: '' };
    },
  },
];

function isPicture(bytes: Uint8Array): boolean {
  const png = bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47;
  return png || (bytes[0] === 0xff && bytes[1] === 0xd8);
}
