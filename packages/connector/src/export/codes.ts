import type { CatalogueEntry } from '@connectory/base';

function warning(message: string, when: string): CatalogueEntry {
  return { severity: 'warning', message, when };
}

function info(message: string, when: string): CatalogueEntry {
  return { severity: 'info', message, when };
}

function error(message: string, when: string): CatalogueEntry {
  return { severity: 'error', message, when };
}

/** What an export changes, leaves out, or cannot promise. */
export const exportCodes = {
  'export-too-large': error(
    '{file} has {size} kB; the Power Platform takes less than {limit} kB. Make it smaller and export again.',
    'A file of a package over the limit of the platform. data: file, size, limit',
  ),
  'export-solution-size': warning(
    'The definition has {size} characters. A solution holds at most {limit}; outside of solutions it can be used.',
    'A definition that does not fit into a solution. data: size, limit',
  ),
  'export-operations': error(
    'The connector has {count} operations; the Power Platform takes {limit}. Split it into several connectors.',
    'More operations than the platform takes. data: count, limit',
  ),
  'export-schemas': error(
    '{what} holds more than {limit} schemas, which the Power Platform refuses. Make it flatter.',
    'A body or an operation with more schemas than the platform takes. data: what, limit',
  ),
  'export-host': error(
    'The Power Platform needs a host. Enter one on the General page.',
    'A package without host. No data.',
  ),
  'export-collection-format': warning(
    'The parameter "{name}" has the collection format {format}, which the Power Platform refuses. Use csv if the API takes it.',
    'A collection format other than csv. data: name, format',
  ),
  'export-secret': info(
    'The {what} was left out. Enter it again after the upload.',
    'A secret in the properties. data: what',
  ),
  'export-script': warning(
    '{file} cannot run on the Power Platform, which runs script.csx only. It was left out, and the operations that need it will not work there.',
    'A script in another language than C#. data: file',
  ),
  'export-file': info(
    '{file} is not part of a package of the Power Platform and was left out.',
    'A file that is neither a document, the icon, the script nor a read-me. data: file',
  ),
  'export-icon': info(
    'The package has no icon.png. The upload takes it without; a published connector needs one.',
    'A package without icon. No data.',
  ),
  'export-grant': warning(
    'The sign-in by {grant} is ours; the Power Platform signs in with an authorization code. Check the sign-in there.',
    'An OAuth sign-in of another flow. data: grant',
  ),
  'export-member': info(
    'OpenAPI 3.1 has no "{name}" here. It was kept as {kept}.',
    'A member that OpenAPI 3.1 does not know. data: name, kept',
  ),
  'export-member-shape': warning(
    '"{name}" has a shape that OpenAPI 3.1 does not allow and was left out.',
    'A member of the wrong shape. data: name',
  ),
  'export-name': info(
    '"{from}" was renamed to "{to}", since names of components hold letters, digits, ".", "_" and "-" only.',
    'A definition, parameter or response whose name OpenAPI 3.1 does not allow. data: from, to',
  ),
  'export-tabs': warning(
    'The list "{name}" is separated by tabs, which OpenAPI 3.1 cannot say. It became separated by commas.',
    'collectionFormat tsv. data: name',
  ),
  'export-status': info(
    'The status "{status}" is none OpenAPI 3.1 knows. The answer was kept as {kept}.',
    'A response under another name than a status code. data: status, kept',
  ),
  'export-policies': warning(
    'OpenAPI 3.1 has no policies. These were left out: {names}. What the API gets may differ from what the connector sends.',
    'A package with policies that have no counterpart. data: names',
  ),
  'export-parameters': info(
    'OpenAPI 3.1 has no connection parameters. These were left out: {names}.',
    'Connection parameters that are no credentials. data: names',
  ),
  'export-script-unsaid': warning(
    'The operations that run {file} are described as the connector shows them, not as the API behind the script works.',
    'A package with a script. data: file',
  ),
  'export-reference': warning(
    'The reference {reference} leads to nothing. It became a value of any kind.',
    'A broken reference. data: reference',
  ),
  'export-polling': info(
    'The polling trigger {operation} became an operation like others; x-ms-trigger still marks it.',
    'A polling trigger. data: operation',
  ),
  'export-security': info(
    'The requirement {name} names no sign-in of the connector and was left out.',
    'A security requirement without its definition. data: name',
  ),
} satisfies Readonly<Record<string, CatalogueEntry>>;
