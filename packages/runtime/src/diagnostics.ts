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
  'parameter-header-name': {
    severity: 'warning',
    message:
      'The connector calls a header "{name}", which is no name that can be sent, so it was left out. Correct it in the connector.',
    when: 'A header parameter whose name is not an HTTP token. data: name',
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
  'policy-unknown': {
    severity: 'error',
    message:
      'Policy "{policy}" uses the template "{template}", which does not exist, so it was left out. Templates are: {known}.',
    when: 'A policy of no known template. data: policy, template, known',
  },
  'policy-reference': {
    severity: 'error',
    message:
      'Policy "{policy}" reads {reference}, but the message has nothing there. Give the value, or correct the policy.',
    when: 'A path in a policy leads through a missing or null member. data: policy, reference',
  },
  'policy-value-missing': {
    severity: 'warning',
    message:
      'Policy "{policy}" reads {reference}, which has no value; nothing was put in its place. Give the value or a default.',
    when: 'A header, query or connection parameter without value and default. data: policy, reference',
  },
  'policy-body': {
    severity: 'error',
    message:
      'Policy "{policy}" changes a JSON body, but this body is not JSON. Limit the policy to other operations.',
    when: 'A body policy met text, a form or a file. data: policy',
  },
  'policy-header': {
    severity: 'warning',
    message:
      'Policy "{policy}" sets the header "{name}", whose name or value cannot be sent; it was left out.',
    when: 'A header name or value that would break the request. data: policy, name',
  },
  'policy-address': {
    severity: 'error',
    message:
      'Policy "{policy}" gives the address "{address}", which is none. Check the values of the connection that it is made of.',
    when: 'Set host URL does not give an http or https address. data: policy, address',
  },
  'policy-no-address': {
    severity: 'warning',
    message: 'Policy "{policy}" gives no address, so the call goes to {base} as the definition says.',
    when: 'Set host URL gives an empty text. data: policy, base',
  },
  'policy-target': {
    severity: 'error',
    message:
      "Policy \"{policy}\" should set {text}, which is neither a header nor a query parameter. Write @headers('name') or @queryParameters('name').",
    when: 'The target of a value from URL cannot be read. data: policy, text',
  },
  'policy-ask-failed': {
    severity: 'error',
    message: 'Policy "{policy}" asked {url} first and got {answer}, so the call itself was not sent.',
    when: 'The extra call of a policy failed. data: policy, url, answer',
  },
  'policy-ask-later': {
    severity: 'info',
    message:
      'Policy "{policy}" asks {url} for a value when the call is sent; it is not in the request shown here.',
    when: 'A request is only built, and a policy needs an answer for it. data: policy, url',
  },
  'script-csharp': {
    severity: 'error',
    message:
      "{operation} needs the connector's C# script {file}, which does not run here. Port it to script.ts; until then the operation cannot be called.",
    when: 'An operation that a script.csx is for. data: operation, file',
  },
  'script-no-host': {
    severity: 'error',
    message: "{operation} needs the connector's script {file}, and scripts are not run in this place.",
    when: 'An operation with a script is called without something that runs scripts. data: operation, file',
  },
  'script-too-large': {
    severity: 'error',
    message: 'The script {file} is longer than {limit} characters. Shorten it.',
    when: 'A script over the size limit. data: file, limit',
  },
  'script-syntax': {
    severity: 'error',
    message: 'The script {file} cannot be read: {problem}',
    when: 'A script with a syntax error, or with TypeScript that is more than types. data: file, problem',
  },
  'script-failed': {
    severity: 'error',
    message: 'The script {file} failed in {operation}: {problem}',
    when: 'A script threw, or gave no response. data: operation, file, problem',
  },
  'script-limit': {
    severity: 'error',
    message: 'The script {file} was stopped in {operation}: it used up {limit}. Let it do less.',
    when: 'A script exceeded its fuel, time or memory. data: operation, file, limit',
  },
  'script-host': {
    severity: 'error',
    message: 'The script tried to call {host}. Scripts may call the hosts of their connector only: {known}.',
    when: 'A script sends a request to another host. data: host, known',
  },
  'chunk-no-location': {
    severity: 'error',
    message:
      'The API took the start of a transfer in pieces but did not say where the pieces go (no Location header). Send the body whole.',
    when: 'The answer to the start of a chunked transfer has no Location.',
  },
  'chunk-range': {
    severity: 'error',
    message: 'The API sent another part of the answer than the one asked for ({expected}). Try again.',
    when: 'A Content-Range that does not fit. data: expected',
  },
  'chunk-too-large': {
    severity: 'error',
    message:
      'The answer comes in parts of {bytes} bytes together; at most {limit} are fetched. Ask for less.',
    when: 'The whole of a partial answer is over the limit. data: bytes, limit',
  },
  'page-foreign': {
    severity: 'error',
    message:
      "The next page is at {host}, another host than the call's {expected}; it was not fetched, as credentials would go there.",
    when: 'A link to a next page leads to another origin. data: host, expected',
  },
  'dynamic-operation': {
    severity: 'error',
    message:
      '{operation} takes choices from the operation "{target}", which this connector does not have. Correct the name, or add the operation.',
    when: 'A dynamic extension names an unknown operation. data: operation, target',
  },
  'dynamic-reference': {
    severity: 'error',
    message:
      'Parameter "{name}" cannot be found in {operation}, and {target} is to be called with its value. Correct the reference.',
    when: 'A dynamic extension refers to a parameter that does not exist. data: operation, name, target',
  },
  'dynamic-built-in': {
    severity: 'error',
    message:
      'The choices come from "{name}", a directory of Microsoft\'s platform that is not there here. Type the value.',
    when: 'A built-in operation of the original platform is named. data: name',
  },
  'dynamic-call': {
    severity: 'error',
    message: 'The choices could not be loaded from {target}: {reason}. Type the value, or try again.',
    when: 'The operation of a dynamic extension failed. data: target, reason',
  },
  'dynamic-no-list': {
    severity: 'error',
    message: 'The answer of {target} has no list at {path}. Correct the path, or type the value.',
    when: 'The answer of a dynamic extension holds no list where it should. data: target, path',
  },
  'dynamic-no-schema': {
    severity: 'error',
    message: 'The answer of {target} holds no schema at {path}. Correct the path in the connector.',
    when: 'The answer of a dynamic schema is not a schema. data: target, path',
  },
  'poll-no-items': {
    severity: 'error',
    message:
      "The answer of {operation} has no list at {path}, where its new items should be. Correct the trigger's data path.",
    when: 'A polling trigger answers without the list its policy names. data: operation, path',
  },
  'poll-page': {
    severity: 'warning',
    message:
      'Page {page} of what is new for {operation} could not be fetched; what is on it comes with a later call or not at all.',
    when: 'A further page of a polling trigger failed. data: operation, page',
  },
  'webhook-no-location': {
    severity: 'warning',
    message:
      'The API did not say where the subscription of {operation} can be ended (no Location header), so it cannot be removed automatically. Remove it at the service.',
    when: 'A subscribe answer without Location. data: operation',
  },
  'answer-not-json': {
    severity: 'warning',
    message: 'The answer says it is {contentType}, but is not JSON: {problem}. It is shown as text.',
    when: 'A JSON content type with a body that cannot be parsed. data: contentType, problem',
  },
  'answer-is-json': {
    severity: 'warning',
    message:
      'The answer says it is "{contentType}", but is JSON as the connector declares; it was read as that. The API should say application/json.',
    when: 'JSON with another content type, where an object or a list is declared. data: contentType',
  },
  'answer-too-deep': {
    severity: 'warning',
    message:
      'The answer nests lists and objects more than {limit} levels deep. It is shown as text and not checked.',
    when: 'A JSON answer over the depth limit. data: limit',
  },
  'defaults-limit': {
    severity: 'warning',
    message:
      'The body of {operation} has more required members than can be filled in ({limit}); some defaults were left out. Give the body whole.',
    when: 'Filling in defaults of a body came to its limit. data: operation, limit',
  },
  'answer-body-missing': {
    severity: 'error',
    message: 'The body should be {expected}, but the answer has none.',
    when: 'A response with a schema came without a body. data: expected',
  },
  'sign-in-provider': {
    severity: 'error',
    message:
      'The connector signs in with "{provider}", which is not known here. Choose Generic OAuth 2 on its Security page and enter the addresses.',
    when: 'OAuth settings with an identity provider outside the table. data: provider',
  },
  'sign-in-certificate': {
    severity: 'error',
    message:
      'The connector signs in with a certificate that only its publisher has. Register an application of your own in Microsoft Entra ID and choose that provider on the Security page.',
    when: 'OAuth settings with the identity provider aadcertificate. data: provider',
  },
  'sign-in-addresses-missing': {
    severity: 'error',
    message:
      'The connector does not say at which address {provider} signs people in or hands out tokens. Enter both on its Security page.',
    when: 'OAuth settings without authorization or token address. data: provider',
  },
  'sign-in-client-missing': {
    severity: 'error',
    message:
      'The connector has no OAuth client yet. Register Connectory with the identity provider, then enter client id and secret under Sign-in on the connector page.',
    when: 'A sign-in is asked for where neither the connector nor its file has a client id.',
  },
  'sign-in-value-missing': {
    severity: 'error',
    message: 'Signing in needs a value for "{name}". Open the connection and enter it.',
    when: 'A placeholder that has to have a value has none. data: name',
  },
  'sign-in-address': {
    severity: 'error',
    message:
      'The value for "{name}" does not fit into the address {template}: there it has to be a host name or one part of a path. Correct it in the connection.',
    when: 'A value would make no address, or one outside the pattern. data: name, template',
  },
  'token-refused': {
    severity: 'error',
    message: '{host} does not accept this sign-in any more ({problem}). Sign in again.',
    when: 'A code or refresh token is refused. data: host, problem',
  },
  'token-client-refused': {
    severity: 'error',
    message:
      '{host} does not accept the OAuth client of the connector ({problem}). Its owner has to check client id, client secret and redirect address.',
    when: 'The client, not the person, is refused. data: host, problem',
  },
  'token-unavailable': {
    severity: 'error',
    message: '{host} could not hand out tokens just now ({problem}). Try again in a moment.',
    when: 'The token address cannot be reached or is out of order. data: host, problem',
  },
  'token-unreadable': {
    severity: 'error',
    message:
      '{host} answered {status}, but with no token in it. The token address of the connector may be wrong; compare it with the documentation of the API.',
    when: 'An answer of the token address without a token and without an error. data: host, status',
  },
});
