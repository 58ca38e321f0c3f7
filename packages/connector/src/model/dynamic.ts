import { isObject, type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';

/*
 * Terms. A dynamic extension says that another operation supplies the choices of a value (dynamic values), the shape of
 * one (dynamic schema) or a tree to pick from. Its arguments say what the other operation is called with. There are two
 * generations of the extensions; many nodes carry both, meaning the same.
 */

/** What one parameter of the called operation is given. */
export type DynamicArgument =
  | { readonly kind: 'value'; readonly value: Json }
  | {
      /** The present value of a parameter, or of a property of the body, of the operation being edited. */
      readonly kind: 'reference';
      readonly path: readonly string[];
      /** Old references name a parameter or a body property; new ones are full paths from a parameter on. */
      readonly generation: 'old' | 'new';
    }
  | {
      /** A member of the tree node just opened. */ readonly kind: 'selected';
      readonly path: readonly string[];
    };

/** Which operation is called, and with what. Names are those of the called operation's parameters. */
export interface DynamicCall {
  readonly operationId: string;
  readonly arguments: ReadonlyMap<string, DynamicArgument>;
}

/** Where the entries of a list are in an answer, and what to take of each. Paths may be missing. */
export interface DynamicItems {
  readonly items: readonly string[] | undefined;
  readonly value: readonly string[] | undefined;
  readonly title: readonly string[] | undefined;
  readonly description: readonly string[] | undefined;
}

/** One level of a tree. */
export interface TreeLevel extends DynamicItems {
  readonly call: DynamicCall;
  readonly fullTitle: readonly string[] | undefined;
  /** Condition that tells folders from leaves: `(is_folder eq true)`. */
  readonly isParent: string | undefined;
}

/** What a node's dynamic extensions say. */
export interface DynamicSource {
  readonly values:
    | ({ readonly kind: 'list'; readonly call: DynamicCall } & DynamicItems)
    | { readonly kind: 'built-in'; readonly name: string }
    | undefined;
  readonly schema:
    | {
        readonly call: DynamicCall;
        readonly path: readonly string[] | undefined;
        /** What an answer is when there is no path: a schema, or the properties of one. */
        readonly whole: 'schema' | 'properties';
      }
    | undefined;
  readonly tree:
    | {
        readonly open: TreeLevel;
        readonly browse: TreeLevel | undefined;
        readonly canSelectParents: boolean;
        readonly canSelectLeaves: boolean;
      }
    | undefined;
}

/**
 * Reads the dynamic extensions of a parameter or schema node (extensions §2). Where both generations stand, the new one
 * is taken, as it can point into bodies without doubt.
 *
 * @param node - The parameter, or the schema inside a body, a response or a notification.
 * @param definition - The document, for the file picker described at its root.
 * @returns `undefined` when the node has no dynamic extension that names an operation.
 */
export function readDynamic(node: JsonObject, definition: JsonObject): DynamicSource | undefined {
  const oldValues = objectAt(node, 'x-ms-dynamic-values');
  const newValues = objectAt(node, 'x-ms-dynamic-list');
  const oldSchema = objectAt(node, 'x-ms-dynamic-schema');
  const newSchema = objectAt(node, 'x-ms-dynamic-properties');
  const tree = objectAt(node, 'x-ms-dynamic-tree');
  if (!oldValues && !newValues && !oldSchema && !newSchema && !tree) return undefined;
  const source: DynamicSource = {
    values: readNewValues(newValues) ?? readOldValues(oldValues),
    schema: readNewSchema(newSchema) ?? readOldSchema(oldSchema),
    tree: readTree(tree) ?? readFilePicker(oldValues, definition),
  };
  return source.values || source.schema || source.tree ? source : undefined;
}

function readOldValues(extension: JsonObject | undefined): DynamicSource['values'] {
  if (extension === undefined) return undefined;
  const builtIn = stringAt(extension, 'builtInOperation');
  if (builtIn !== undefined) return { kind: 'built-in', name: builtIn };
  const call = readCall(extension, readOldArgument);
  if (call === undefined) return undefined;
  return {
    kind: 'list',
    call,
    items: readPath(extension, 'value-collection'),
    value: readPath(extension, 'value-path'),
    title: readPath(extension, 'value-title'),
    description: readPath(extension, 'value-description'),
  };
}

function readNewValues(extension: JsonObject | undefined): DynamicSource['values'] {
  const call = extension && readCall(extension, readNewArgument);
  return call && extension && { kind: 'list', call, ...readItems(extension) };
}

function readItems(extension: JsonObject): DynamicItems {
  return {
    items: readPath(extension, 'itemsPath'),
    value: readPath(extension, 'itemValuePath'),
    title: readPath(extension, 'itemTitlePath'),
    description: readPath(extension, 'itemDescriptionPath'),
  };
}

function readOldSchema(extension: JsonObject | undefined): DynamicSource['schema'] {
  const call = extension && readCall(extension, readOldArgument);
  return call && extension && { call, path: readPath(extension, 'value-path'), whole: 'properties' };
}

function readNewSchema(extension: JsonObject | undefined): DynamicSource['schema'] {
  const call = extension && readCall(extension, readNewArgument);
  return call && extension && { call, path: readPath(extension, 'itemValuePath'), whole: 'schema' };
}

function readTree(extension: JsonObject | undefined): DynamicSource['tree'] {
  const open = readLevel(objectAt(extension, 'open'));
  if (extension === undefined || open === undefined) return undefined;
  const settings = objectAt(extension, 'settings');
  return {
    open,
    browse: readLevel(objectAt(extension, 'browse')),
    canSelectParents: settings?.['canSelectParentNodes'] !== false,
    canSelectLeaves: settings?.['canSelectLeafNodes'] !== false,
  };
}

function readLevel(level: JsonObject | undefined): TreeLevel | undefined {
  const call = level && readCall(level, readNewArgument);
  if (level === undefined || call === undefined) return undefined;
  return {
    call,
    ...readItems(level),
    fullTitle: readPath(level, 'itemFullTitlePath'),
    isParent: stringAt(level, 'itemIsParent'),
  };
}

/** The tree of `capability: file-picker`, which the root of the definition describes (extensions §5.3). */
function readFilePicker(extension: JsonObject | undefined, definition: JsonObject): DynamicSource['tree'] {
  if (stringAt(extension, 'capability')?.toLowerCase() !== 'file-picker') return undefined;
  const picker = objectAt(objectAt(definition, 'x-ms-capabilities'), 'file-picker');
  const open = pickerLevel(picker, 'open');
  if (open === undefined) return undefined;
  const wantsFolder = objectAt(extension, 'parameters')?.['isFolder'];
  return {
    open,
    browse: pickerLevel(picker, 'browse'),
    canSelectParents: wantsFolder !== false,
    canSelectLeaves: wantsFolder !== true,
  };
}

function pickerLevel(picker: JsonObject | undefined, name: 'open' | 'browse'): TreeLevel | undefined {
  const level = objectAt(picker, name);
  const call = level && readCall(level, readOldArgument);
  if (picker === undefined || call === undefined) return undefined;
  const folder = stringAt(picker, 'value-folder-property');
  return {
    call,
    items: readPath(picker, 'value-collection'),
    value: readPath(picker, 'value-path') ?? ['Id'],
    title: readPath(picker, 'value-title'),
    description: undefined,
    fullTitle: undefined,
    isParent: folder === undefined ? undefined : `(${folder} eq true)`,
  };
}

function readCall(
  extension: JsonObject,
  readArgument: (value: Json) => DynamicArgument,
): DynamicCall | undefined {
  const operationId = stringAt(extension, 'operationId');
  if (operationId === undefined || operationId === '') return undefined;
  const given = Object.entries(objectAt(extension, 'parameters') ?? {});
  return { operationId, arguments: new Map(given.map(([name, value]) => [name, readArgument(value)])) };
}

function readOldArgument(value: Json): DynamicArgument {
  const reference = stringAt(value, 'parameter');
  if (reference !== undefined) return { kind: 'reference', path: splitPath(reference), generation: 'old' };
  const selected = stringAt(value, 'value-property');
  if (selected !== undefined) return { kind: 'selected', path: splitPath(selected) };
  return isObject(value) ? readNewArgument(value) : { kind: 'value', value };
}

function readNewArgument(value: Json): DynamicArgument {
  const reference = stringAt(value, 'parameterReference');
  if (reference !== undefined) return { kind: 'reference', path: splitPath(reference), generation: 'new' };
  const selected = stringAt(value, 'selectedItemValuePath');
  if (selected !== undefined) return { kind: 'selected', path: splitPath(selected) };
  if (!isObject(value)) return { kind: 'value', value };
  if (Object.hasOwn(value, 'value')) return { kind: 'value', value: value['value'] ?? null };
  const old = stringAt(value, 'parameter');
  if (old !== undefined) return { kind: 'reference', path: splitPath(old), generation: 'old' };
  return { kind: 'value', value };
}

function readPath(extension: JsonObject, name: string): readonly string[] | undefined {
  const text = stringAt(extension, name);
  return text === undefined || text === '' ? undefined : splitPath(text);
}

/** Splits a path string: a JSON pointer without its first slash (extensions, reading rules). */
function splitPath(text: string): readonly string[] {
  return text
    .replace(/^\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
