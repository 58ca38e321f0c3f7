import type { Type } from './type.ts';

/** What makers read for a type, as in "Expected Number". */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'record':
      return 'Record';
    case 'table':
      return 'Table';
    case 'option':
      return `${type.set.builtIn ? 'Enum' : 'OptionSetValue'} (${type.set.name})`;
    case 'unknown':
      return 'Unknown';
    case 'error':
      return 'Error';
    case 'blank':
      return 'Blank';
    case 'void':
      return 'Void';
    case 'boolean':
      return 'Boolean';
    case 'number':
      return 'Number';
    case 'decimal':
      return 'Decimal';
    case 'text':
      return 'Text';
    case 'date':
      return 'Date';
    case 'dateTime':
      return 'DateTime';
    case 'dateTimeNoZone':
      return 'DateTimeNoTimeZone';
    case 'time':
      return 'Time';
    case 'guid':
      return 'GUID';
    case 'color':
      return 'Color';
    case 'hyperlink':
      return 'Hyperlink';
    case 'image':
      return 'Image';
    case 'media':
      return 'Media';
    case 'blob':
      return 'Blob';
    case 'untyped':
      return 'Dynamic';
  }
}
