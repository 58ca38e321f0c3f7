import { defineCatalogue } from '@connectory/base';

/** What the HTTP API says when it does not do what was asked. */
export const { entries, diagnostic } = defineCatalogue('api', {
  'not-found': {
    severity: 'error',
    message: 'There is no {what} with the id "{id}". It may have been deleted; go back to the list.',
    when: 'A path names something that is not there. data: what, id',
  },
  'no-such-route': {
    severity: 'error',
    message: 'This server has nothing at {method} {path}. See /api/openapi.json for what it offers.',
    when: 'No route matches. data: method, path',
  },
  'sign-in-needed': {
    severity: 'error',
    message: 'You are not signed in, or the session has ended. Sign in and try again.',
    when: 'A route for signed-in people is called without a session.',
  },
  'owner-needed': {
    severity: 'error',
    message: 'Only the owner of this instance may do that. Ask them to.',
    when: 'A route for the owner is called by someone else.',
  },
  'other-origin': {
    severity: 'error',
    message:
      'The call came from another site ({origin}) and was refused. Open Connectory at its own address and try again.',
    when: 'A state-changing call carries the Origin of another site. data: origin',
  },
  'unknown-host': {
    severity: 'error',
    message:
      'The call came for the host "{host}", which this instance does not know. Open http://localhost, or set CONNECTORY_URL to the address people use.',
    when: 'The Host header names another host than the instance listens for. data: host',
  },
  'too-many-tries': {
    severity: 'error',
    message: 'There were too many tries. Wait {seconds} seconds and try again.',
    when: 'The limit of sign-ins is reached. data: seconds',
  },
  'set-up-done': {
    severity: 'error',
    message: 'This instance already has its owner. Sign in instead.',
    when: 'The owner account is created a second time.',
  },
  'wrong-password': {
    severity: 'error',
    message: 'E-mail address or password is wrong. Check both; capital letters count in the password.',
    when: 'A sign-in does not match an account.',
  },
  'invalid-request': {
    severity: 'error',
    message: 'The call does not fit what this route takes: {problems}',
    when: 'Body or query breaks its schema; one diagnostic `api.invalid-field` for each fault. data: problems',
  },
  'invalid-field': {
    severity: 'error',
    message: '{field}: {problem}.',
    when: 'One fault of a body or query; the place holds its pointer. data: field, problem',
  },
  'not-json': {
    severity: 'error',
    message: 'The body is not JSON: {problem}. Send JSON in UTF-8.',
    when: 'A JSON body cannot be parsed. data: problem',
  },
  'nested-too-deeply': {
    severity: 'error',
    message: 'The body nests its values too deeply to be read. Flatten it.',
    when: 'A body overflows the stack of its validation.',
  },
  'wrong-content-type': {
    severity: 'error',
    message:
      'The body comes as "{contentType}", and this route takes {expected}. Set the Content-Type header.',
    when: 'A body has a content type the route does not read. data: contentType, expected',
  },
  'too-large': {
    severity: 'error',
    message: 'The body is larger than the {limit} MB this route takes. Send less.',
    when: 'A body is over its limit. data: limit (megabytes)',
  },
  'bad-request': {
    severity: 'error',
    message: 'The call could not be read: {problem}. Correct it and send it again.',
    when: 'HTTP-level faults that have no code of their own. data: problem',
  },
  'internal-error': {
    severity: 'error',
    message:
      'Something went wrong in the server; nothing was changed halfway. Try again; if it stays, look in the log for {reference}.',
    when: 'A bug. data: reference (the id of the call in the log)',
  },
  stopping: {
    severity: 'error',
    message: 'The server is stopping. Start it again and repeat the call.',
    when: 'A call arrives while the server shuts down.',
  },
  'unreadable-package': {
    severity: 'error',
    message: 'The connector package cannot be read: {problem}',
    when: 'A package to register has no readable definition. data: problem (first error)',
  },
  'file-encoding': {
    severity: 'error',
    message: 'The content of {name} is not base64. Encode the bytes of the file again.',
    when: 'A package file says base64 and is not. data: name',
  },
  'stale-version': {
    severity: 'error',
    message:
      '{who} registered version {newest} on {when}, and this edit began from version {base}. Nothing was overwritten and your draft is kept: open version {newest}, compare, and save again.',
    when: 'An update begins from a version that is not the newest. data: who, when, newest, base',
  },
  'nothing-changed': {
    severity: 'info',
    message: 'The package is the same as version {version}, so no new version was made.',
    when: 'An update with identical content. data: version',
  },
  'no-such-version': {
    severity: 'error',
    message: 'The connector has no version {version}; its newest is {newest}.',
    when: 'A version that was never registered. data: version, newest',
  },
  'no-icon': {
    severity: 'error',
    message: 'The connector has no icon. Add icon.png to its package.',
    when: 'The icon of a connector without one.',
  },
  'no-such-operation': {
    severity: 'error',
    message:
      'Version {version} of the connector has no operation "{operationId}". Choose one of its operations.',
    when: 'An invocation names an operation that is not there. data: operationId, version',
  },
  'other-connector': {
    severity: 'error',
    message: 'The connection "{name}" belongs to another connector. Choose or make one for this connector.',
    when: 'An invocation names a connection of another connector. data: name',
  },
  'connection-unreadable': {
    severity: 'error',
    message: 'The stored values of the connection "{name}" cannot be opened. Enter its values again.',
    when: 'A sealed record does not open. data: name',
  },
  'unknown-value': {
    severity: 'error',
    message: 'The connector has no connection parameter "{name}". It takes: {known}.',
    when: 'A connection value has a name the connector does not know. data: name, known',
  },
  'missing-value': {
    severity: 'error',
    message: '{label} is required. Enter a value.',
    when: 'A required connection value is missing or empty. data: name, label',
  },
  'value-not-offered': {
    severity: 'error',
    message: '{label} has to be one of {choices}.',
    when: 'A connection value is not among those its drop-down offers. data: name, label, choices',
  },
  'invalid-values': {
    severity: 'error',
    message: 'The connection was not saved: {problem}',
    when: 'Connection values break what the connector asks for; the diagnostics name each. data: problem (first)',
  },
  'invalid-egress-entry': {
    severity: 'error',
    message:
      '"{entry}" is not an address the guard understands. Write a host (localhost), host and port (localhost:8080), an address (10.0.0.5) or a range (10.0.0.0/8).',
    when: 'An entry of the allow-list cannot be read. data: entry',
  },
  'import-timed-out': {
    severity: 'error',
    message:
      'Reading {source} took longer than {seconds} seconds and was stopped. Split the description, or remove parts that are not needed.',
    when: 'An import is over its time. data: source, seconds',
  },
  'import-out-of-memory': {
    severity: 'error',
    message:
      'Reading {source} needed more than {megabytes} MB of memory and was stopped. Split the description, or remove parts that are not needed.',
    when: 'An import is over its memory. data: source, megabytes',
  },
  'import-failed': {
    severity: 'error',
    message:
      'Reading {source} failed in a way that should not happen ({problem}). Please report it with the file.',
    when: 'The importer itself broke. data: source, problem',
  },
  'import-reference-local': {
    severity: 'error',
    message:
      'The description refers to {address}, which lies beside it and not at a web address. Import it from its address, or put it into one file.',
    when: 'An uploaded description refers to a file. data: address',
  },
  'import-status': {
    severity: 'error',
    message:
      '{url} answered {status} {statusText} and no description. Check the address; if it needs sign-in, download the file and import that.',
    when: 'The address of an import answers with a failure. data: url, status, statusText',
  },
  'sample-missing': {
    severity: 'error',
    message: 'The sample API is not part of this installation. Import a file or an address instead.',
    when: 'The sample is asked for where the server was made without it.',
  },
  'no-sign-in': {
    severity: 'error',
    message:
      'The connection "{name}" signs in with values and not at an identity provider. Edit it to change them.',
    when: 'A sign-in is started for a connection without OAuth. data: name',
  },
  'sign-in-again': {
    severity: 'error',
    message: 'The connection "{name}" needs a sign-in. {reason} Open Connections and sign in.',
    when: 'A call needs a token and there is none that works. data: name, reason',
  },
  'token-ended': {
    severity: 'error',
    message: 'The access token has ended, and the API gave none to renew it with.',
    when: 'A token without refresh token is over or was refused.',
  },
  'no-refresh-token': {
    severity: 'warning',
    message:
      '{provider} gave no refresh token, so this sign-in ends when its token does. Many APIs want a scope such as offline_access for one.',
    when: 'A sign-in brought a token that ends and cannot be renewed. data: provider',
  },
  'sign-in-unknown': {
    severity: 'error',
    message:
      'This sign-in is not known here: it took too long, or was already finished. Go back and sign in again.',
    when: 'A redirect comes with a state that was never given, was used, or is over.',
  },
  'sign-in-other-session': {
    severity: 'error',
    message:
      'This sign-in was begun in another session of Connectory. Sign in to Connectory here, then start it again.',
    when: 'A redirect comes back in another session than the one it was begun in.',
  },
  'sign-in-other-issuer': {
    severity: 'error',
    message:
      'The answer came from {issuer}, but the sign-in was begun at {provider}, so it was not used. Sign in again; if it stays, tell the owner of the connector.',
    when: 'The parameter iss of a redirect names another host (RFC 9207). data: provider, issuer',
  },
  'sign-in-no-code': {
    severity: 'error',
    message:
      '{provider} sent you back without a code. Sign in again; if it stays, tell the owner of the connector.',
    when: 'A redirect brings neither a code nor an error, or one that cannot be read. data: provider',
  },
  'sign-in-declined': {
    severity: 'error',
    message: 'Access was declined at {provider}. Sign in again and allow it to use the connection.',
    when: 'A redirect brings access_denied. data: provider',
  },
  'sign-in-refused': {
    severity: 'error',
    message:
      '{provider} ended the sign-in: {problem}. Tell the owner of the connector if you cannot mend it.',
    when: 'A redirect brings another error. data: provider, problem',
  },
  'sign-in-test-failed': {
    severity: 'error',
    message: 'You are signed in, but the test of the connection failed: {reason}',
    when: 'The operation for testing a connection is refused right after signing in. data: reason',
  },
  'test-not-declared': {
    severity: 'info',
    message: 'The connector names no operation to test connections with. Use its test page.',
    when: 'A connection of a connector without testConnection is tested.',
  },
  'test-passed': {
    severity: 'info',
    message: 'The connection works: the API answered {status}.',
    when: 'The test of a connection is answered. data: status',
  },
  'test-failed': {
    severity: 'error',
    message:
      'The API answered {status} to {operation}, the test of the connection. Check the values of the connection.',
    when: 'The test of a connection is answered 4xx. data: operation, status',
  },
  'no-such-set': {
    severity: 'error',
    message: 'The connector has no parameter set "{name}". It has: {known}.',
    when: 'A connection or an OAuth client names a parameter set that is not there. data: name, known',
  },
  'not-your-connector': {
    severity: 'error',
    message: 'Only the owner of the connector may change its OAuth client. Ask them to.',
    when: 'Somebody else sets the OAuth client.',
  },
  'script-thread-ended': {
    severity: 'error',
    message:
      'The script {file} was ended in {operation} before it had an answer. Try again; if it stays, let it do less.',
    when: 'The thread that a script ran in came to its end. data: operation, file',
  },
  'too-many-calls': {
    severity: 'error',
    message:
      'The connection "{name}" has made as many calls as it may in a minute. Try again in {seconds} seconds.',
    when: 'More calls over one connection than its limit. data: name, seconds',
  },
  'nothing-dynamic': {
    severity: 'error',
    message: 'Nothing supplies choices or a shape for {path} of {operationId}. Type the value.',
    when: 'A place without such a dynamic extension is asked for. data: operationId, path',
  },
  'api-refused': {
    severity: 'error',
    message: 'The API answered with status {status}, by which it says that the sign-in is no longer good.',
    when: 'A policy sets a connection aside because of a status. data: status',
  },
  'client-secret-taken': {
    severity: 'warning',
    message:
      'The package held a client secret. It was sealed with the OAuth client of the connector and is no part of the stored package. Whoever has the file still has the secret: ask the identity provider for a new one if it was shared.',
    when: 'A registered package has a clientSecret in its OAuth settings.',
  },
});
