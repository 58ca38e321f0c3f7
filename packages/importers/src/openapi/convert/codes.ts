import type { CatalogueEntry } from '@connectory/base';

function warning(message: string, when: string): CatalogueEntry {
  return { severity: 'warning', message, when };
}

function info(message: string, when: string): CatalogueEntry {
  return { severity: 'info', message, when };
}

/** What changed on the way from OpenAPI 3 to OpenAPI 2.0. */
export const conversionCodes = {
  converted: info(
    'OpenAPI {version} was converted to OpenAPI 2.0, the dialect of connectors. This report lists what that changed.',
    'Every import of OpenAPI 3. data: version',
  ),
  'nothing-usable': {
    severity: 'error',
    message:
      'Nothing in this document can be made into a connector: {problem}. Correct that and import again.',
    when: 'The root or paths have the wrong shape. data: problem',
  },
  'no-operations': warning(
    'The document describes no operations. The connector is empty; add operations in the wizard.',
    'An import without operations.',
  ),
  'server-missing': warning(
    'The document names no server. Set the host on the General page.',
    'No servers, and the document has no address of its own.',
  ),
  'server-relative': warning(
    'The server address {url} is relative, and where the document came from is not known. Set the host on the General page.',
    'A relative server address without a base. data: url',
  ),
  'server-resolved': info(
    'The relative server address {url} was completed to {resolved}, where the document came from.',
    'A relative server address with a base. data: url, resolved',
  ),
  'server-chosen': info(
    'There are {count} servers. {chosen} was taken; the others are {others}. Import again with another choice, or change the host on the General page.',
    'More than one server. data: count, chosen, others; choice where the import takes one',
  ),
  'server-choice-unknown': warning(
    'There is no server {chosen} to choose: there are {count}, counted from 0. The first was taken.',
    'The option server is more than there are. data: chosen, count',
  ),
  'server-variable': info(
    'The server variable {name} became the connection parameter "{parameter}": each connection may give its own value, "{value}" counts without one.',
    'A server address with a variable. data: name, parameter, value',
  ),
  'server-variable-asked': warning(
    'The server variable {name} has no default. It became the connection parameter "{parameter}", which every connection has to fill in.',
    'A server address with a variable that has no value. data: name, parameter',
  ),
  'server-scheme': warning(
    'The server address {url} uses {scheme}, which connectors cannot call. https was set.',
    'A scheme other than http and https. data: url, scheme',
  ),
  'server-per-operation': info(
    'The operation {operation} has a server of its own. A policy sends it, and all others like it, to {urls}.',
    'servers at a path or an operation. data: operation, urls',
  ),
  'operation-id-given': info(
    '{operation} has no operation id. It was given "{id}".',
    'A missing operation id. data: operation, id',
  ),
  'method-unsupported': warning(
    'OpenAPI 2.0 has no method {method}. The operation {operation} is kept under {kept} and cannot be called.',
    'trace, query and additionalOperations. data: method, operation, kept',
  ),
  'path-made-up': info(
    'OpenAPI 2.0 cannot hold the path {path}. Its operations are kept under the made-up path {kept}; a policy sends them to the real one.',
    'A path with a query or a fragment. data: path, kept',
  ),
  'path-item-inlined': info(
    'The path item {reference} was put in place of its reference.',
    'A referenced path item. data: reference',
  ),
  'webhook-trigger': warning(
    'The webhook "{name}" became the trigger {id}, which subscribes through {operation}. Check that this is how the API wants it.',
    'A webhook and the one operation that looks like its subscription. data: name, id, operation',
  ),
  'webhooks-kept': warning(
    'How to subscribe to the webhooks {names} is not described, so they cannot become triggers. They are kept under x-webhooks.',
    'OpenAPI 3.1 webhooks without an operation that subscribes. data: names',
  ),
  'callback-trigger': info(
    '{operation} became {became}: the address for the callback "{name}" is filled in by itself. Import again with another choice if it should not.',
    'An operation whose callback is a webhook trigger. data: operation, name, became, choice',
  ),
  'callback-elsewhere': warning(
    'The callback "{name}" of {operation} is called at {expression}. Only an address given in the body makes a webhook trigger.',
    'A callback whose address does not come from the body. data: name, operation, expression',
  ),
  'callback-suffix': warning(
    'The callback "{name}" is called at the given address with "{suffix}" behind it. Check that the API really does so.',
    'A callback address with more text. data: name, suffix',
  ),
  'callback-unusable': warning(
    'The callback "{name}" of {operation} does not make a webhook trigger: {why}.',
    'A callback in a place where a trigger cannot be. data: name, operation, why',
  ),
  'callbacks-several': warning(
    '{operation} has several callbacks. The trigger listens to "{chosen}"; {others} comes to the same address with another content.',
    'More than one callback to the body. data: operation, chosen, others',
  ),
  'callbacks-kept': warning(
    'Callbacks ({names}) are kept under x-callbacks. Model the operation as a webhook trigger if a flow should wait for them.',
    'Callbacks of an operation. data: names; choice where the option callbacks is keep',
  ),
  'links-kept': info(
    'Links ({names}) have no counterpart and are kept under x-links.',
    'Links of a response. data: names',
  ),
  'cookie-parameter': warning(
    'The cookie parameter "{name}" cannot be sent by a connector. It is kept under x-cookie-parameters.',
    'A parameter in a cookie. data: name',
  ),
  'querystring-parameter': warning(
    'The parameter "{name}" stands for the whole query string, which OpenAPI 2.0 cannot say. It is kept under x-querystring.',
    'in: querystring. data: name',
  ),
  'parameter-content': warning(
    'The value of parameter "{name}" is written as {type}. It became a text: fill it in that form.',
    'A parameter with content. data: name, type',
  ),
  'parameter-style': warning(
    'Parameter "{name}" is written in the style {style}, which OpenAPI 2.0 cannot say. It became {became}.',
    'A style without counterpart. data: name, style, became',
  ),
  'parameter-exploded': info(
    'The object parameter "{name}" became one parameter a property: {names}.',
    'An object parameter in the query. data: name, names',
  ),
  'parameter-object': warning(
    'Parameter "{name}" is an object, which OpenAPI 2.0 only knows in a body. It became a text; its schema is kept under x-schema.',
    'An object parameter that cannot be taken apart. data: name',
  ),
  'parameter-reserved': warning(
    'Parameter "{name}" sends reserved characters as they are, which OpenAPI 2.0 cannot say.',
    'allowReserved. data: name',
  ),
  'reference-resolved': info(
    '{reference} was put in place of its reference.',
    'A reference to something OpenAPI 2.0 cannot refer to. data: reference',
  ),
  'reference-external': warning(
    'What {reference} points to in another document was not found or not read. The value is taken as anything.',
    'A reference outside of the document. data: reference',
  ),
  'reference-unread': warning(
    'The document {reference} could not be read: {problem} What refers to it is taken as anything; import again when it can be read.',
    'A document that is referred to and cannot be loaded. data: reference, problem',
  ),
  'reference-limit': warning(
    'The document {reference} was not read: more than {documents} documents, or too much text. Put the description into one document.',
    'References to other documents over the limits. data: reference, documents',
  ),
  'definition-made': info(
    'The schema at {reference} became the definition "{name}", since OpenAPI 2.0 refers to definitions only.',
    'A reference into the middle of something. data: reference, name',
  ),
  'definition-renamed': warning(
    'The definition "{from}" was renamed to "{to}", since its name has characters that references cannot hold.',
    'A component name with other characters. data: from, to',
  ),
  'body-types': warning(
    'The body can be sent as {types}. {chosen} was taken; {others} is kept under x-request-bodies.',
    'A request body with several unlike content types. data: types, chosen, others',
  ),
  'body-form-shape': warning(
    'The form has no list of fields. It became a body of the type {type}.',
    'A form body without properties. data: type',
  ),
  'form-field-object': warning(
    'The form field "{name}" is {found}. It became a text: fill it with JSON.',
    'An object in a form. data: name, found',
  ),
  'form-field-files': warning(
    'The form field "{name}" takes several files; OpenAPI 2.0 can say one.',
    'A list of files in a form. data: name',
  ),
  'form-encoding': warning(
    'How the form field "{name}" is encoded ({found}) cannot be said in OpenAPI 2.0. It is kept under x-encoding.',
    'encoding of a form field. data: name, found',
  ),
  'response-types': info(
    'The answer comes as {types}. The schema of {chosen} was taken.',
    'A response with several content types and different schemas. data: types, chosen',
  ),
  'response-stream': warning(
    'The answer comes as {type}, item by item. A connector takes it whole, as a list of all items.',
    'A media type with itemSchema (OpenAPI 3.2). data: type',
  ),
  'response-range': warning(
    'OpenAPI 2.0 has no range {range} of answers. It became {became}.',
    'Status codes such as 4XX. data: range, became',
  ),
  'response-missing': info(
    '{operation} declares no answers. A default one was added.',
    'An operation without responses. data: operation',
  ),
  'examples-moved': info(
    'Of several examples the first was kept as the example, all of them under x-examples.',
    'More than one example.',
  ),
  'schema-choice-merged': warning(
    '{keyword} of {count} objects became one object with the properties of all, none required. The choice is kept under x-{keyword}.',
    'oneOf or anyOf of objects. data: keyword, count',
  ),
  'schema-choice-untyped': warning(
    '{keyword} of unlike schemas became {became}. The choice is kept under x-{keyword}.',
    'oneOf or anyOf that cannot be merged. data: keyword, became',
  ),
  'schema-choice-single': info(
    '{keyword} with one schema (and null) became that schema.',
    'oneOf or anyOf with one branch. data: keyword',
  ),
  'schema-types': warning(
    'A value of several types ({types}) became one of any type. The types are kept under x-type.',
    'A list of types. data: types',
  ),
  'schema-keyword': warning(
    'OpenAPI 2.0 has no "{keyword}". It is kept under {kept} and not checked.',
    'A schema keyword without counterpart. data: keyword, kept',
  ),
  'schema-changed': info(
    '"{keyword}" became {became}.',
    'A schema keyword in the words of OpenAPI 2.0. data: keyword, became',
  ),
  'schema-never': warning(
    'The schema "false", which nothing fits, became one that anything fits.',
    'A boolean schema.',
  ),
  'member-moved': info(
    'OpenAPI 2.0 has no "{name}" here. It is kept under {kept}.',
    'A member without counterpart outside of schemas. data: name, kept',
  ),
  'member-not-usable': warning(
    '{what} has the wrong shape and was left out.',
    'A part of the document that cannot be converted. data: what',
  ),
  'security-bearer': info(
    'The token of "{name}" is sent in the header Authorization; a policy puts "{prefix}" in front of it.',
    'http bearer and its like. data: name, prefix',
  ),
  'security-address': warning(
    'The sign-in "{name}" has no {what}. Enter it on the Security page.',
    'OAuth without an address it needs. data: name, what',
  ),
  'security-undiscovered': warning(
    'The addresses of "{name}" could not be read from {url}: {problem}',
    'openIdConnect whose address does not answer as it should. data: name, url, problem',
  ),
  'security-discovered': info(
    'The addresses of "{name}" were found through {url}.',
    'openIdConnect, read. data: name, url',
  ),
  'security-choice-unknown': warning(
    'There is no sign-in "{chosen}" to choose; {names} can be chosen.',
    'The option security names something else. data: chosen, names',
  ),
  'security-sets': info(
    'Every connection chooses how to sign in: {names}.',
    'The option security is sets. data: names, choice',
  ),
  'security-unsupported': warning(
    'Connectors cannot sign in with "{name}" ({found}). It is kept under x-securitySchemes; choose another way on the Security page.',
    'A security scheme without counterpart. data: name, found',
  ),
  'security-flows': info(
    'Of the OAuth flows of "{name}" {chosen} was taken; {others} left out.',
    'OAuth with several flows. data: name, chosen, others',
  ),
  'security-flow-run': warning(
    'The OAuth flow {flow} of "{name}" cannot be run with an interactive sign-in. Check the addresses on the Security page.',
    'OAuth flows other than authorization code. data: name, flow',
  ),
  'security-discovery': warning(
    '"{name}" finds its addresses through {url}. Enter the authorization and token address on the Security page.',
    'openIdConnect. data: name, url',
  ),
  'security-chosen': info(
    'The document offers several ways to sign in ({names}). {chosen} was taken; change it on the Security page.',
    'More than one alternative. data: names, chosen',
  ),
  'security-per-operation': info(
    '{count} operations ask for another sign-in than the rest ({names}). Connectors sign in one way for all.',
    'security at operations. data: count, names',
  ),
} satisfies Readonly<Record<string, CatalogueEntry>>;
