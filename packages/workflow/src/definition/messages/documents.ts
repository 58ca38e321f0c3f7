import type { CatalogueEntry } from '@connectory/base';

/** What can be wrong with the files of a flow. */
export const documentMessages = {
  'not-json': {
    severity: 'error',
    message:
      '{file} is not JSON: {reason} at line {line}, column {column}. Correct it there and read the file again.',
    when: 'A file of a flow cannot be read. data: file, reason, line, column',
  },
  'not-utf8': {
    severity: 'error',
    message: '{file} is not UTF-8 text. Save it as UTF-8 and read it again.',
    when: 'The bytes of a file are no UTF-8. data: file',
  },
  'duplicate-member': {
    severity: 'warning',
    message:
      '{file} names "{name}" twice in one object; the last one counts, and only it is written. Remove the other.',
    when: 'A member name occurs twice. data: file, name',
  },
  'no-flow': {
    severity: 'error',
    message:
      'No flow was found in {files}. Give a definition, a workflow.json, a file of Workflows/ of a solution, an unpacked flow package or an ARM template with a Microsoft.Logic/workflows resource.',
    when: 'None of the files holds a flow. data: files',
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
