import type { CatalogueEntry } from '@connectory/base';

function error(message: string, when: string): CatalogueEntry {
  return { severity: 'error', message, when };
}

function warning(message: string, when: string): CatalogueEntry {
  return { severity: 'warning', message, when };
}

/** Where a document breaks the version of OpenAPI it states. */
export const structureCodes = {
  'version-unsupported': error(
    'The document says {found}. OpenAPI 2.0, 3.0, 3.1 and 3.2 can be imported; correct the version or convert the document.',
    'No version, or one that is not supported. data: found',
  ),
  'version-not-text': error(
    'The version {found} is a number here. Write it as a text: "{found}" in quotes.',
    'swagger or openapi is a number. data: found',
  ),
  'member-missing': error(
    '{owner} has no "{name}", which OpenAPI {version} requires. Add it.',
    'A required member is absent. data: owner, name, version',
  ),
  'member-unknown': error(
    '{owner} has no member "{name}" in OpenAPI {version}. Correct the spelling, remove it, or start its name with x-.',
    'An unknown member without x-. data: owner, name, version',
  ),
  'wrong-type': error(
    '{what} must be {expected}, but is {found}.',
    'A value of another type than the standard says. data: what, expected, found',
  ),
  'number-for-text': error(
    '{what} must be a text, but is {found}. It was read as "{found}"; put it in quotes.',
    'A number or true/false where a text is due. data: what, found',
  ),
  'wrong-value': error(
    '{what} is {found}; allowed are {expected}.',
    'A value that is not one of those allowed. data: what, expected, found',
  ),
  'wrong-form': error(
    '{what} is {found}, which must be {expected}.',
    'A text or name that breaks a pattern. data: what, found, expected',
  ),
  'name-form': error(
    'The name "{name}" must be {expected}.',
    'A member name that breaks a pattern. data: name, expected',
  ),
  'too-few': error(
    '{what} must hold at least one entry. Add one or remove it.',
    'An empty list or map. data: what',
  ),
  'listed-twice': error(
    '{what} lists {found} twice. Remove one.',
    'A list of unique values repeats one. data: what, found',
  ),
  'members-exclude': error(
    '{owner} has both "{first}" and "{second}", of which only one may be there. Remove one.',
    'Two members that exclude each other. data: owner, first, second',
  ),
  'one-of-members': error(
    '{owner} needs one of {names}. Add it.',
    'None of several members is there. data: owner, names',
  ),
  'member-misplaced': error(
    '{owner} may not have "{name}" {when}. Remove it.',
    'A member that is not allowed together with another value. data: owner, name, when',
  ),
  'reference-broken': error(
    '$ref {reference} points to nothing in this document. Add what it names, or correct the reference.',
    'A local reference without a target. data: reference',
  ),
  'reference-cycle': error(
    '$ref {reference} leads back to itself. Make one of the references a real object.',
    'References that only point at each other. data: reference',
  ),
  'path-slash': error(
    'The path "{path}" must start with a slash. It was imported as "/{path}".',
    'A path without a leading slash. data: path',
  ),
  'path-same-template': warning(
    'The paths "{first}" and "{second}" are the same but for the names of their parameters. Keep one.',
    'Two path templates that match the same addresses. data: first, second',
  ),
  'path-braces': error(
    'The path "{path}" has a brace that is not closed or not opened.',
    'Unbalanced braces in a path. data: path',
  ),
  'path-parameter-missing': error(
    '{operation}: the path names {{name}}, but no parameter "{name}" with "in": "path" is declared. Declare it.',
    'A path template without its parameter. data: operation, name',
  ),
  'path-parameter-unused': error(
    '{operation}: parameter "{name}" is in the path, but the path has no {{name}}. Add it to the path or remove it.',
    'A path parameter that the template does not name. data: operation, name',
  ),
  'path-parameter-twice': error(
    'The path "{path}" names {{name}} twice. Give the second another name.',
    'A placeholder occurs twice in one path. data: path, name',
  ),
  'parameter-twice': error(
    'The {in} parameter "{name}" is declared twice in one list. Remove one.',
    'Same name and place twice. data: in, name',
  ),
  'bodies-several': error(
    '{operation} has {count} body parameters. Only one is allowed; put both into one object.',
    'More than one body parameter. data: operation, count',
  ),
  'body-and-form': error(
    '{operation} has a body parameter and form parameters. Only one kind is allowed.',
    'body beside formData. data: operation',
  ),
  'file-consumes': error(
    '{operation} takes the file "{name}", so it must consume multipart/form-data or application/x-www-form-urlencoded.',
    'A file parameter without a form content type. data: operation, name',
  ),
  'querystring-several': error(
    '{operation} has more than one parameter with "in": "querystring", or one beside query parameters. Keep one kind.',
    'querystring parameters of OpenAPI 3.2. data: operation',
  ),
  'required-undefined': error(
    '{what} requires the property "{name}", which is not among its properties. Define it or remove it from required.',
    'required names a property that is not there. data: what, name',
  ),
  'operation-id-twice': error(
    'The operation id "{id}" is used by {first} and by {second}. It was changed to "{renamed}" here.',
    'Two operations share an id. data: id, first, second, renamed',
  ),
  'scheme-unknown': warning(
    'The security scheme "{name}" is not defined. Define it or remove it from security.',
    'A security requirement names no scheme. data: name',
  ),
  'server-variable-missing': warning(
    'The address {url} names {{name}}, but no variable "{name}" is defined. Define it with a default.',
    'A server address with an undefined variable. data: url, name',
  ),
  'server-default': warning(
    'The default "{found}" of the server variable is not among its values.',
    'A default outside of enum. data: found',
  ),
  'pattern-broken': warning(
    'The pattern {pattern} is not a regular expression. It is not checked.',
    'A pattern that cannot be compiled. data: pattern',
  ),
} satisfies Readonly<Record<string, CatalogueEntry>>;
