import { defineCatalogue } from '@connectory/base';
import { exportCodes } from './export/codes.ts';

/** The error catalogue of the connector package: reading, compiling and editing. Rules have ids of their own. */
export const { diagnostic } = defineCatalogue('connector', {
  'not-json': {
    severity: 'error',
    message:
      '{file} is not JSON: {problem} at line {line}, column {column}. Correct it there and read the file again.',
    when: 'A JSON file cannot be read at all. data: file, problem, line, column',
  },
  'json-mended': {
    severity: 'warning',
    message:
      '{file} is not strict JSON: {problem} at line {line}, column {column}. It was read all the same and will be written correctly.',
    when: 'A file was read although it breaks JSON. data: file, problem, line, column',
  },
  'duplicate-member': {
    severity: 'warning',
    message: '{file} names "{name}" twice in one object; the last one counts. Remove the other.',
    when: 'A member name occurs twice. data: file, name',
  },
  'not-utf8': {
    severity: 'warning',
    message: '{file} is not UTF-8; it was read as {encoding}. Check letters with accents.',
    when: 'Bytes are not UTF-8. data: file, encoding',
  },
  'too-deep': {
    severity: 'error',
    message:
      '{file} nests objects and arrays more than {limit} levels deep. Flatten it, or remove the part that repeats itself.',
    when: 'Nesting over the limit. data: file, limit',
  },
  'too-large': {
    severity: 'error',
    message: '{file} is {size} MB; at most {limit} MB can be read. Split it, or remove what is not needed.',
    when: 'A file over the size limit. data: file, size, limit',
  },
  'not-an-object': {
    severity: 'error',
    message: '{file} must hold one JSON object, but holds {found}.',
    when: 'The root of a document is not an object. data: file, found',
  },
  'definition-missing': {
    severity: 'error',
    message:
      'The package has no apiDefinition.swagger.json. Files found: {found}. Add the definition, or import it as OpenAPI.',
    when: 'A package without a definition. data: found',
  },
  'properties-missing': {
    severity: 'warning',
    message:
      'The package has no apiProperties.json; an empty one was made. Sign-in settings of the definition were used where there were any.',
    when: 'A package without properties.',
  },
  'zip-unreadable': {
    severity: 'error',
    message: 'The zip file cannot be read: {problem}. Make the zip again and try once more.',
    when: 'Not a zip file, or a broken one. data: problem',
  },
  'zip-too-large': {
    severity: 'error',
    message:
      'The zip file unpacks to more than {limit} MB or {files} files. A connector package is far smaller; check what is in it.',
    when: 'Unpacked size or number of files over the limit. data: limit, files',
  },
  'wrong-version': {
    severity: 'error',
    message:
      'The definition says {found}; a connector package holds OpenAPI 2.0 ("swagger": "2.0"). Import it as an OpenAPI file instead, which converts it.',
    when: 'The definition is not OpenAPI 2.0. data: found',
  },
  'operation-not-object': {
    severity: 'warning',
    message: '{pointer} is not an operation object and was left out of the model.',
    when: 'An entry under paths has the wrong shape. data: pointer',
  },
  'operation-id-duplicate': {
    severity: 'error',
    message: 'Operation id {id} is used by {first} and by {second}. Give one of them another id.',
    when: 'Two operations share an id. data: id, first, second',
  },
  'reference-broken': {
    severity: 'error',
    message: '{reference} points to nothing in this definition. Add what it names, or correct the reference.',
    when: 'A $ref cannot be resolved. data: reference',
  },
  'sample-not-json': {
    severity: 'error',
    message: 'The sample {what} is not JSON: {problem}. Paste the {what} as the API sends it.',
    when: 'A pasted sample cannot be read. data: what, problem',
  },
  'sample-url': {
    severity: 'error',
    message:
      '"{url}" is not a URL. Paste the address of a request, such as https://api.example.com/v1/items/{id}?top=10.',
    when: 'A pasted URL cannot be read. data: url',
  },
  'sample-header-dropped': {
    severity: 'info',
    message: '{name} is added by the platform and was left out.',
    when: 'A sample header that is set from elsewhere. data: name',
  },
  'sample-other-host': {
    severity: 'warning',
    message: 'The sample calls {found}, but the connector calls {host}. Only the path was taken.',
    when: "A sample URL's host differs from the connector's. data: found, host",
  },
  'sample-outside-base': {
    severity: 'warning',
    message: 'The path of the sample does not start with the base URL {basePath}; it was taken whole.',
    when: "A sample URL's path is not below the base path. data: basePath",
  },
  'operation-missing': {
    severity: 'error',
    message: 'There is no operation {method} {path}. It may have been removed or moved; choose another.',
    when: 'An edit names an operation that is not there. data: method, path',
  },
  'operation-exists': {
    severity: 'error',
    message: 'There is already an operation {method} {path}. Choose another path or verb.',
    when: 'An edit would put two operations on one path and verb. data: method, path',
  },
  'detected-added': {
    severity: 'info',
    message: 'Added {pointer}, as real answers have it.',
    when: 'A detected schema added something to a declared one. data: pointer',
  },
  'detected-conflict': {
    severity: 'warning',
    message:
      'Real answers hold {found} at {pointer}, where the connector says {declared}. It was left as it is; correct the one that is wrong.',
    when: 'A detected schema contradicts a declared one. data: pointer, declared, found',
  },
  'response-exists': {
    severity: 'error',
    message: 'There is already a response for {status}. Edit that one.',
    when: 'A response is added twice. data: status',
  },
  'gateway-unsupported': {
    severity: 'warning',
    message:
      'The connector can reach its API through an on-premises data gateway, which Connectory does not have. Calls go straight to the host; where that is a private address, the owner of this instance has to allow it.',
    when: 'A package has the capability gateway or a parameter of type gatewaySetting.',
  },
  'windows-unsupported': {
    severity: 'warning',
    message:
      'The connector offers Windows authentication, which only works through an on-premises data gateway. Choose another authentication type when you connect.',
    when: 'The parameter authType offers windows.',
  },
  'provider-missing': {
    severity: 'warning',
    message:
      'The sign-in "{parameter}" names no identity provider, so nobody can sign in with it. Choose one on the Security page, or name it in apiProperties.json.',
    when: 'oAuthSettings without identityProvider. data: parameter',
  },
  'provider-unknown': {
    severity: 'warning',
    message:
      'The identity provider "{provider}" is not known here, so nobody can sign in with it. Choose Generic OAuth 2 on the Security page and enter its addresses.',
    when: 'oAuthSettings with an identityProvider outside the table. data: provider',
  },
  'provider-certificate': {
    severity: 'warning',
    message:
      'The connector signs in with a certificate that only its publisher has (aadcertificate), so nobody else can sign in that way. Register an application of your own in Microsoft Entra ID and choose that provider on the Security page.',
    when: 'oAuthSettings with the identity provider aadcertificate.',
  },
  'provider-incomplete': {
    severity: 'warning',
    message: 'Signing in with {provider} needs {missing}. Enter it on the Security page.',
    when: 'A custom parameter that the provider requires is missing. data: provider, missing',
  },
  'placeholder-unknown': {
    severity: 'warning',
    message:
      'The sign-in templates use {placeholders}, for which there is no value. Add a connection parameter "token:" with that name, or remove it from the templates.',
    when: 'A placeholder of oauth2generic that nothing supplies. data: placeholders',
  },
  'oauth-without-setting': {
    severity: 'warning',
    message:
      'The definition declares OAuth 2.0, but no connection parameter of type oauthSetting says how to sign in, so calls are sent without credentials. Choose OAuth 2.0 on the Security page.',
    when: 'An oauth2 security definition without an OAuth setting.',
  },
  'api-key-without-parameter': {
    severity: 'warning',
    message:
      'The definition declares an API key, but no connection parameter holds one, so calls are sent without it. Choose API key on the Security page.',
    when: 'An apiKey security definition that no connection parameter fits.',
  },
  'secret-not-sent': {
    severity: 'info',
    message:
      'The secret "{name}" is asked for, but neither a security definition nor a policy says where it goes, so it is not sent. Choose a kind of sign-in on the Security page.',
    when: 'A secure string that nothing uses. data: name',
  },
  'script-csharp': {
    severity: 'warning',
    message:
      "The connector's {file} is C#, which does not run here. These operations cannot be called until it is ported to script.ts: {operations}.",
    when: 'A package with a C# script and none ported. data: file, operations, count',
  },
  ...exportCodes,
});
