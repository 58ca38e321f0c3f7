import { defineCatalogue } from '@connectory/base';

/** The error catalogue of the command line. */
export const { diagnostic } = defineCatalogue('cli', {
  'file-unreadable': {
    severity: 'error',
    message: '{path} cannot be read: {problem}. Check the path and try again.',
    when: 'A file or folder cannot be read. data: path, problem',
  },
  'file-unwritable': {
    severity: 'error',
    message: '{path} cannot be written: {problem}. Choose another place with --out.',
    when: 'A file or folder cannot be written. data: path, problem',
  },
  'folder-not-empty': {
    severity: 'error',
    message:
      '{path} already holds files and is not a connector package; nothing was written. Name a new folder with --out.',
    when: 'The output folder holds something else. data: path',
  },
  'fix-needs-folder': {
    severity: 'error',
    message:
      '{path} is not a folder, so nothing was written back. Unpack it, and check the folder with --fix.',
    when: 'Mending a package that lies in a zip file. data: path',
  },
  'operation-unknown': {
    severity: 'error',
    message: 'The connector has no operation "{id}". It has: {known}.',
    when: 'An operation id that does not exist. data: id, known',
  },
  'param-unreadable': {
    severity: 'error',
    message:
      '--param {name} should be {expected}, but "{value}" is not. Write it as JSON, or @file to read it from a file.',
    when: 'A value that does not fit the type of its parameter. data: name, expected, value',
  },
  'connection-unreadable': {
    severity: 'error',
    message:
      '{path} is not a connection: {problem}. Write a JSON object of names and texts, such as {"api_key": "…"}.',
    when: 'The connection file has another shape. data: path, problem',
  },
  'not-a-url': {
    severity: 'error',
    message: '"{url}" is not an address. Give a file, or a URL that starts with https:// or http://.',
    when: 'A source that looks like a URL and is none. data: url',
  },
  'source-answered': {
    severity: 'error',
    message:
      '{url} answered {status}, so there is nothing to import. Open the address in a browser to see why.',
    when: 'Fetching a source did not answer 2xx. data: url, status',
  },
  'context-unreadable': {
    severity: 'error',
    message:
      '{path} gives no variables: {problem}. Write a JSON object of names and values, such as {"orders": [{"price": 2}]}.',
    when: 'The file of --context has another shape. data: path, problem',
  },
  'set-unknown': {
    severity: 'error',
    message: 'The connector has no parameter set "{name}". --set takes one of: {known}.',
    when: 'A parameter set that the connector does not have. data: name, known',
  },
});
