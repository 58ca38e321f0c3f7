import {
  type Diagnostic,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  type PointerSegment,
  formatPointer,
  stringAt,
  utf8Decode,
  utf8Encode,
  writeJson,
} from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import { definitionFile, propertiesFile } from '../package/names.ts';
import type { ConnectorPackage, PackageFile } from '../package/types.ts';
import { readJsonText } from '../text/read.ts';
import { countSchemas, platformLimits } from './limits.ts';
import { withoutSecrets } from './secrets.ts';

/** A package as the Power Platform takes it. */
export interface ExportedPackage {
  readonly files: readonly PackageFile[];
  /** What was left out, and what the platform will refuse (errors). */
  readonly diagnostics: readonly Diagnostic[];
}

type Tell = (
  code: Parameters<typeof diagnostic>[0],
  way: readonly PointerSegment[],
  data?: JsonObject,
) => void;

/**
 * Makes the files that `paconn` and the Power Platform take of a package (SPEC §2): its documents without secrets, the icon,
 * the script when it is C#, and a `settings.json` that names them. Sizes and numbers over the platform's limits are errors;
 * the files are made all the same.
 *
 * @example
 * ```ts
 * import { emptyPackage, exportPackage } from '@connectory/connector';
 * exportPackage(emptyPackage('Tasks')).files.map((file) => file.name);
 * // ['apiDefinition.swagger.json', 'apiProperties.json', 'settings.json']
 * ```
 */
export function exportPackage(connectorPackage: ConnectorPackage): ExportedPackage {
  const diagnostics: Diagnostic[] = [];
  const teller =
    (file: string): Tell =>
    (code, way, data) => {
      diagnostics.push(diagnostic(code, data, { place: { file, pointer: formatPointer(way) } }));
    };
  const { definition, files } = connectorPackage;
  checkDefinition(definition, teller(definitionFile));
  const icon = files.find(({ name }) => /^icon\.(png|jpe?g)$/i.test(name));
  if (icon === undefined) diagnostics.push(diagnostic('export-icon'));
  const script = files.find(({ name }) => /^script\.csx$/i.test(name));
  const properties = exportProperties(
    connectorPackage.properties,
    script !== undefined,
    teller(propertiesFile),
  );
  const kept: PackageFile[] = [];
  for (const file of files) {
    if (file === icon || file === script || /^(readme|intro)\.md$/i.test(file.name)) kept.push(file);
    else if (/^script\.[jt]s$/i.test(file.name))
      diagnostics.push(diagnostic('export-script', { file: file.name }, { place: { file: file.name } }));
    else if (!/^settings\.json$/i.test(file.name))
      diagnostics.push(diagnostic('export-file', { file: file.name }, { place: { file: file.name } }));
  }
  const made: readonly PackageFile[] = [
    { name: definitionFile, bytes: utf8Encode(`${writeJson(definition)}\n`) },
    { name: propertiesFile, bytes: utf8Encode(`${writeJson(properties)}\n`) },
    ...kept,
    { name: 'settings.json', bytes: utf8Encode(`${writeJson(settings(files, icon, script))}\n`) },
  ];
  for (const { name, bytes } of made) {
    if (bytes.length < platformLimits.fileBytes) continue;
    const data = { file: name, size: Math.ceil(bytes.length / 1024), limit: platformLimits.fileBytes / 1024 };
    diagnostics.push(diagnostic('export-too-large', data, { place: { file: name } }));
  }
  const text = utf8Decode(made[0]?.bytes ?? new Uint8Array());
  if (text.length > platformLimits.solutionCharacters) {
    const data = { size: text.length, limit: platformLimits.solutionCharacters };
    diagnostics.push(diagnostic('export-solution-size', data, { place: { file: definitionFile } }));
  }
  return { files: made, diagnostics };
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

function checkDefinition(definition: JsonObject, tell: Tell): void {
  if ((stringAt(definition, 'host') ?? '') === '') tell('export-host', []);
  let operations = 0;
  for (const [path, item] of Object.entries(objectAt(definition, 'paths') ?? {})) {
    if (!isObject(item)) continue;
    for (const [method, operation] of Object.entries(item)) {
      if (!methods.includes(method.toLowerCase()) || !isObject(operation)) continue;
      operations += 1;
      checkOperation(operation, ['paths', path, method], definition, tell);
    }
  }
  if (operations > platformLimits.operations)
    tell('export-operations', ['paths'], { count: operations, limit: platformLimits.operations });
}

function checkOperation(
  operation: JsonObject,
  way: readonly PointerSegment[],
  definition: JsonObject,
  tell: Tell,
): void {
  const { schemasPerBody, schemasPerOperation } = platformLimits;
  const id = stringAt(operation, 'operationId') ?? way.join(' ');
  let total = 0;
  const count = (schema: Json | undefined, what: string, place: readonly PointerSegment[]): void => {
    const found = countSchemas(schema, definition, schemasPerOperation);
    if (found > schemasPerBody) tell('export-schemas', place, { what, limit: schemasPerBody });
    total += found;
  };
  const parameters = isArray(operation['parameters']) ? operation['parameters'] : [];
  parameters.forEach((parameter, index) => {
    if (!isObject(parameter)) return;
    const place = [...way, 'parameters', index];
    const format = stringAt(parameter, 'collectionFormat') ?? 'csv';
    if (format !== 'csv')
      tell('export-collection-format', place, { name: stringAt(parameter, 'name') ?? '', format });
    if (parameter['in'] === 'body') count(parameter['schema'], `The body of ${id}`, place);
  });
  for (const [status, response] of Object.entries(objectAt(operation, 'responses') ?? {}))
    if (isObject(response))
      count(response['schema'], `The answer ${status} of ${id}`, [...way, 'responses', status]);
  if (total > schemasPerOperation)
    tell('export-schemas', way, { what: `The operation ${id}`, limit: schemasPerOperation });
}

function exportProperties(properties: JsonObject, hasScript: boolean, tell: Tell): JsonObject {
  const clean = withoutSecrets(properties, (what, way) => tell('export-secret', way, { what }));
  const inner = objectAt(clean, 'properties');
  const settings = objectAt(objectAt(objectAt(inner, 'connectionParameters'), 'token'), 'oAuthSettings');
  const grant = stringAt(objectAt(objectAt(settings, 'customParameters'), 'grantType'), 'value');
  if (grant !== undefined && stringAt(settings, 'identityProvider')?.toLowerCase() !== 'aad')
    tell('export-grant', ['properties', 'connectionParameters', 'token', 'oAuthSettings'], { grant });
  if (inner === undefined || hasScript || inner['scriptOperations'] === undefined) return clean;
  const { scriptOperations: _operations, ...rest } = inner;
  return { ...clean, properties: rest };
}

/** `settings.json` (SPEC §2.3): what an existing one says, with the names of the files made. */
function settings(
  files: readonly PackageFile[],
  icon: PackageFile | undefined,
  script: PackageFile | undefined,
): JsonObject {
  const given = files.find(({ name }) => /^settings\.json$/i.test(name));
  const read = given === undefined ? undefined : readJsonText(given.bytes, given.name);
  const own = read?.kind === 'read' && isObject(read.value) ? read.value : {};
  const { icon: _icon, script: _script, ...rest } = own;
  return {
    connectorId: null,
    environment: null,
    powerAppsUrl: 'https://api.powerapps.com',
    powerAppsApiVersion: '2016-11-01',
    ...rest,
    apiProperties: propertiesFile,
    apiDefinition: definitionFile,
    ...(icon !== undefined && { icon: icon.name }),
    ...(script !== undefined && { script: script.name }),
  };
}
