import { defineCatalogue } from '@connectory/base';

/** The error catalogue of the runtime: what can keep a request from being built, and what an answer can be. */
export const { diagnostic } = defineCatalogue('runtime', {
  'parameter-missing': {
    severity: 'error',
    message: '{operation} needs a value for "{name}" ({place}). Give it one.',
    when: 'A required parameter without value and default. data: operation, name, place',
  },
  'parameter-unknown': {
    severity: 'warning',
    message: '{operation} has no parameter "{name}"; its value was not sent. Parameters are: {known}.',
    when: 'A value for a parameter that does not exist. data: operation, name, known',
  },
  'parameter-type': {
    severity: 'error',
    message:
      '"{name}" goes into the {place} as text, but its value is {actual}. Give a text, number, boolean or a list of them.',
    when: 'An object where only plain values can be sent. data: name, place, actual',
  },
  'parameter-empty-path': {
    severity: 'error',
    message: '"{name}" stands in the path and is empty, which would call another address. Give it a value.',
    when: 'An empty value for a path parameter. data: name',
  },
  'parameter-header': {
    severity: 'error',
    message: '"{name}" is sent as a header and holds a line break or another control character. Remove it.',
    when: 'A header value or name that would break the request. data: name',
  },
  'file-content': {
    severity: 'error',
    message: '"{name}" is a file: its "$content" must be base64. Encode the file and try again.',
    when: 'A file value whose content is not base64. data: name',
  },
  'credential-missing': {
    severity: 'error',
    message: 'The connection has no value for "{name}". Open the connection and enter it.',
    when: 'A value that signing in needs is absent. data: name',
  },
  'host-missing': {
    severity: 'error',
    message: 'The connector names no host, so there is nothing to call. Enter the host on its General page.',
    when: 'A connector without host.',
  },
  'answer-not-json': {
    severity: 'warning',
    message: 'The answer says it is {contentType}, but is not JSON: {problem}. It is shown as text.',
    when: 'A JSON content type with a body that cannot be parsed. data: contentType, problem',
  },
  'answer-body-missing': {
    severity: 'error',
    message: 'The body should be {expected}, but the answer has none.',
    when: 'A response with a schema came without a body. data: expected',
  },
});
