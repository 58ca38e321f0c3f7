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
  'flow-none': {
    severity: 'error',
    message:
      '{path} holds no flow. Give the definition of a flow, a solution or package as a folder or zip, or an ARM template with a Microsoft.Logic/workflows resource.',
    when: 'None of the files at a place is a flow. data: path',
  },
  'flow-several': {
    severity: 'error',
    message: '{path} holds more than one flow. Choose one with --flow: {known}.',
    when: 'A command about one flow finds several. data: path, known',
  },
  'flow-unknown': {
    severity: 'error',
    message: 'There is no flow "{name}". --flow takes one of: {known}.',
    when: 'A flow was chosen that is not there. data: name, known',
  },
  'scenarios-not-chosen': {
    severity: 'error',
    message: 'No scenario of {path} has "{only}" in its title. Choose others with --only, or leave it out.',
    when: 'Nothing is left to play. data: path, only',
  },
  'trigger-unknown': {
    severity: 'error',
    message: 'The flow has no trigger "{name}". --trigger takes one of: {known}.',
    when: 'A trigger was chosen that is not there, or the flow has none. data: name, known',
  },
  'option-not-json': {
    severity: 'error',
    message: '--{option} is not JSON: {problem} Write JSON in quotes, or @file to read it from a file.',
    when: 'The value of an option cannot be read. data: option, problem',
  },
  'option-no-object': {
    severity: 'error',
    message: '--{option} must be a JSON object of names and values, such as {"limit": 5}.',
    when: 'The value of an option is JSON of another kind. data: option',
  },
  'connection-stray': {
    severity: 'error',
    message:
      '--connection {name} belongs to no connector. Name the connector of it, too: --connector {name}=<package folder>.',
    when: 'A connection was given without its connector. data: name',
  },
  'flow-not-started': {
    severity: 'warning',
    message:
      'No run was made: the conditions of the trigger are not met by what it brings. Bring something else with --body.',
    when: 'A trigger fires and makes no run. data: none',
  },
  'flow-guarded': {
    severity: 'info',
    message:
      'The egress guard stopped a call. If its address is meant to be called, let it through with --allow <host>, such as --allow 127.0.0.1:8080.',
    when: 'A step of a run failed because the guard refused its address. data: none',
  },
  'flow-unreachable': {
    severity: 'warning',
    message:
      'The run was left there: {steps} would wait to be called, and nobody can call this machine. Answer with examples (--mock examples), or jump over the wait until it times out (--virtual-time).',
    when: 'A run waits for a callback. data: steps',
  },
});
