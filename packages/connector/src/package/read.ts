import { type Diagnostic, isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import { readJsonText } from '../text/read.ts';
import { emptyPackage } from './empty.ts';
import { definitionFile, propertiesFile } from './names.ts';
import type { ConnectorPackage, PackageFile } from './types.ts';

/** What reading a package gave. `package` is absent when the definition cannot be used; `diagnostics` says why. */
export interface PackageReading {
  readonly package: ConnectorPackage | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a connector package from its files (SPEC §2).
 *
 * Files may lie in one folder, as a zip made by hand has them. Names are compared without case.
 *
 * @example
 * ```ts
 * import { readPackage } from '@connectory/connector';
 * const { package: pkg, diagnostics } = readPackage([]);
 * // pkg is undefined and diagnostics[0].code is 'connector.definition-missing'
 * ```
 */
export function readPackage(given: readonly PackageFile[]): PackageReading {
  const files = stripFolder(given);
  const definitionSource =
    files.find((file) => isNamed(file, definitionFile)) ?? files.find(isOtherDefinition);
  if (definitionSource === undefined) {
    const found =
      given
        .map((file) => file.name)
        .slice(0, 20)
        .join(', ') || 'none';
    return { package: undefined, diagnostics: [diagnostic('definition-missing', { found })] };
  }
  const propertiesSource = files.find((file) => isNamed(file, propertiesFile));
  const definition = readObject(definitionSource, definitionFile);
  const properties = propertiesSource && readObject(propertiesSource, propertiesFile);
  const diagnostics = [
    ...definition.diagnostics,
    ...(properties?.diagnostics ?? [
      diagnostic('properties-missing', {}, { place: { file: propertiesFile } }),
    ]),
  ];
  if (definition.value === undefined || (properties && properties.value === undefined)) {
    return { package: undefined, diagnostics };
  }
  const version = definition.value['swagger'];
  if (version !== '2.0') {
    const found = describeVersion(definition.value);
    diagnostics.push(
      diagnostic('wrong-version', { found }, { place: { file: definitionFile, pointer: '/swagger' } }),
    );
    return { package: undefined, diagnostics };
  }
  return {
    package: {
      definition: definition.value,
      properties: properties?.value ?? emptyPackage('').properties,
      files: files.filter((file) => file !== definitionSource && file !== propertiesSource),
    },
    diagnostics,
  };
}

function readObject(
  file: PackageFile,
  name: string,
): { readonly value: JsonObject | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const reading = readJsonText(file.bytes, name);
  if (reading.kind === 'unreadable') return { value: undefined, diagnostics: reading.diagnostics };
  if (isObject(reading.value)) return { value: reading.value, diagnostics: reading.diagnostics };
  const problem = diagnostic(
    'not-an-object',
    { file: name, found: kindOf(reading.value) },
    { place: { file: name, pointer: '' } },
  );
  return { value: undefined, diagnostics: [...reading.diagnostics, problem] };
}

function stripFolder(files: readonly PackageFile[]): readonly PackageFile[] {
  const definition = files.find((file) => /(^|\/)apidefinition[^/]*\.json$/i.test(file.name));
  const folder = definition?.name.slice(0, definition.name.lastIndexOf('/') + 1) ?? '';
  if (folder === '') return files;
  return files.map((file) =>
    file.name.startsWith(folder) ? { ...file, name: file.name.slice(folder.length) } : file,
  );
}

function isNamed(file: PackageFile, name: string): boolean {
  return file.name.toLowerCase() === name.toLowerCase();
}

function isOtherDefinition(file: PackageFile): boolean {
  return /^apidefinition[^/]*\.json$/i.test(file.name);
}

function describeVersion(definition: JsonObject): string {
  const openapi = definition['openapi'];
  if (typeof openapi === 'string') return `OpenAPI ${openapi}`;
  const swagger = definition['swagger'];
  return swagger === undefined ? 'no version' : `swagger ${JSON.stringify(swagger)}`;
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  return isArray(value) ? 'an array' : `a ${typeof value}`;
}
