import { defineCatalogue } from '@connectory/base';
import { postmanCodes } from './postman/codes.ts';
import { conversionCodes } from './openapi/convert/codes.ts';
import { structureCodes } from './openapi/structure/codes.ts';

/** The error catalogue of the importers: reading and recognising here, the rest beside what raises it. */
export const { diagnostic, entries } = defineCatalogue('importers', {
  'more-of-the-same': {
    severity: 'info',
    message:
      '{count} more findings of the kind {code} are not listed. Mend the listed ones and import again.',
    when: 'A code was raised more often than the report lists. data: code, count',
  },
  'nothing-recognised': {
    severity: 'error',
    message: '{file} is {found}. {advice}',
    when: 'The source is none of the formats that can be imported. data: file, found, advice',
  },
  'yaml-broken': {
    severity: 'error',
    message:
      'The YAML is broken here: {problem}. Correct it and import again; the rest was read as far as possible.',
    when: 'The YAML parser found an error. data: problem',
  },
  'yaml-empty': {
    severity: 'error',
    message: 'Nothing can be read: {problem}. Choose the file that describes the API.',
    when: 'A YAML text without a document. data: problem',
  },
  'yaml-several': {
    severity: 'warning',
    message:
      'The file holds {problem} YAML documents. The first was imported; put the others into files of their own.',
    when: 'A text with more than one YAML document. data: problem (how many)',
  },
  'yaml-cycle': {
    severity: 'error',
    message:
      'The alias *{problem} stands inside what it names, so the document has no end. Use $ref for recursion.',
    when: 'A YAML alias that contains itself. data: problem (the anchor)',
  },
  'yaml-aliases': {
    severity: 'error',
    message:
      'Written out, the aliases of this document make more than {problem} values. Use $ref instead of YAML aliases.',
    when: 'A YAML text whose aliases multiply. data: problem (the limit)',
  },
  'yaml-too-large': {
    severity: 'error',
    message:
      'The YAML text has {size} MB; at most {limit} MB of YAML are read. Convert it to JSON, which is read up to 64 MB.',
    when: 'A YAML text over the limit. data: size, limit',
  },
  'yaml-too-many': {
    severity: 'error',
    message: 'The YAML text holds more than {limit} values. Convert it to JSON, which is read up to 64 MB.',
    when: 'A YAML text with too many lines and list items. data: limit',
  },
  'too-deep': {
    severity: 'error',
    message: 'The document nests more than {problem} levels deep. Use $ref for what repeats itself.',
    when: 'Nesting over the limit. data: problem (the limit)',
  },
  'duplicate-name': {
    severity: 'warning',
    message: '"{problem}" is named twice in one object; the last one counts. Remove the other.',
    when: 'A member name occurs twice in YAML. data: problem (the name)',
  },
  ...structureCodes,
  ...conversionCodes,
  ...postmanCodes,
});

/** A code of the catalogue, without the prefix. */
export type Code = keyof typeof entries;
