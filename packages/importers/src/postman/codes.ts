import type { CatalogueEntry } from '@connectory/base';

function warning(message: string, when: string): CatalogueEntry {
  return { severity: 'warning', message, when };
}

function info(message: string, when: string): CatalogueEntry {
  return { severity: 'info', message, when };
}

/** What changed on the way from a collection to a connector. */
export const postmanCodes = {
  'postman-no-requests': warning(
    'The collection holds no request that can be called. The connector is empty; add operations in the wizard.',
    'A collection without usable requests.',
  ),
  'postman-item-unusable': {
    severity: 'error',
    message:
      '{name} is neither a folder nor a request: it has no "item" and no "request". Remove it or export the collection again.',
    when: 'An item of a collection with neither. data: name',
  },
  'postman-member-shape': {
    severity: 'error',
    message: '{what} must be {expected}. It was left out.',
    when: 'A member of a collection has the wrong type. data: what, expected',
  },
  'postman-request-missing': warning(
    'The order of the collection names the request {id}, which is not among its requests. Export the collection again if one is missing.',
    'v1: an id in order without a request. data: id',
  ),
  'postman-no-url': warning(
    'The request "{name}" has no address and was left out. Give it one, or add the operation in the wizard.',
    'A request without url. data: name',
  ),
  'postman-method': warning(
    'The request "{name}" uses the method {method}, which connectors do not have. It was left out.',
    'A method OpenAPI 2.0 does not know. data: name, method',
  ),
  'postman-host-unknown': warning(
    'The addresses start with {variable}, so the host is not known. Set it on the General page.',
    'No request names a host. data: variable',
  ),
  'postman-other-host': warning(
    'The request "{name}" calls {found}, the connector calls {host}. A policy sends it to {found}.',
    'A request on another host than most. data: name, found, host',
  ),
  'postman-host-asked': warning(
    'The address starts with {variable}, which has no value in the collection. Every connection fills in "{parameter}"; a policy puts it into the address.',
    'The host is a variable without a value. data: variable, parameter',
  ),
  'postman-host-assumed': info(
    '{variable} has no value in the collection. A connection may fill in "{parameter}"; {value}, which other requests call, counts without it.',
    'A host without a value among others that have one. data: variable, parameter, value',
  ),
  'postman-variable-filled': info(
    '{variable} in the path was replaced by its value "{value}".',
    'A variable with a value in a path. data: variable, value',
  ),
  'postman-path-parameter': info(
    '{variable} in the path became the path parameter "{name}".',
    'A variable in a path. data: variable, name',
  ),
  'postman-same-path': warning(
    '{method} {path} is already there. The request "{name}" was kept under the made-up path {kept}; a policy sends it to {path}.',
    'Two requests with one path and verb. data: method, path, name, kept',
  ),
  'postman-same-request': info(
    'The request "{name}" occurs twice with the same address; the first was kept.',
    'Two requests with one path, verb and name. data: name',
  ),
  'postman-header-dropped': info(
    'The header {name} is set by the platform and was left out.',
    'A header that is not a parameter. data: name',
  ),
  'postman-repeated': info(
    '"{name}" occurs more than once and became a list.',
    'A query entry that repeats. data: name',
  ),
  'postman-body-text': warning(
    'The body of "{name}" is said to be JSON, but cannot be read: {problem}. It became a text.',
    'A raw JSON body that cannot be parsed. data: name, problem',
  ),
  'postman-body-get': warning(
    '{method} of "{name}" has a body, which connectors cannot send with {method}. The body was left out.',
    'GET or HEAD with a body. data: method, name',
  ),
  'postman-sample-mended': warning(
    'The JSON of "{name}" is not strict JSON: {problem}. It was read all the same; check the schema made of it.',
    'A body or an example that breaks JSON. data: name, problem',
  ),
  'postman-body-graphql': info(
    'The GraphQL query of "{name}" became a body of query and variables.',
    'A GraphQL body. data: name',
  ),
  'postman-example-unreadable': warning(
    'The answer "{name}" is said to be JSON, but cannot be read: {problem}. Its shape was not used.',
    'A saved example that cannot be parsed. data: name, problem',
  ),
  'postman-examples-dropped': info(
    'Of {count} saved answers of "{name}" only "{kept}" was used.',
    'Several examples of a request. data: count, name, kept',
  ),
  'postman-scripts': info(
    'The {kind} script was left out; connectors do not run it.',
    'Scripts and tests. data: kind',
  ),
  'postman-auth-unsupported': warning(
    'Sign-in by {type} is not supported. Choose another way on the Security page.',
    'awsv4, digest, hawk, ntlm, oauth1 and others. data: type',
  ),
  'postman-auth-chosen': warning(
    'The requests sign in in several ways ({names}). {chosen} was taken; change it on the Security page.',
    'Requests with different auth. data: names, chosen',
  ),
  'postman-auth-bearer': info(
    'The token is sent in the header Authorization; a policy puts "{prefix}" in front of it.',
    'Bearer tokens. data: prefix',
  ),
  'postman-auth-address': warning(
    'The sign-in by OAuth has no {what} with a value. Enter it on the Security page.',
    'OAuth without an address it needs. data: what',
  ),
  'postman-auth-grant': warning(
    'OAuth by {grant} cannot be run with an interactive sign-in. Check the sign-in on the Security page.',
    'OAuth flows other than authorization code. data: grant',
  ),
  'postman-secret-variable': info(
    'The value of the variable {name} looks like a secret and was not used.',
    'A collection variable that looks like a credential. data: name',
  ),
  'postman-auth-value': info(
    'The saved {what} was not taken over; enter it in a connection.',
    'A credential in the collection. data: what',
  ),
} satisfies Readonly<Record<string, CatalogueEntry>>;
