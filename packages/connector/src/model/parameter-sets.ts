import {
  arrayAt,
  isObject,
  type JsonObject,
  memberNames,
  objectAt,
  stringAt,
  toText,
} from '@connectory/base';
import { compileConnectionParameters } from './connection-parameters.ts';
import { compileSecurity } from './security.ts';
import type { ConnectionParameterSet } from './sign-in.ts';
import type { Connector } from './types.ts';

/**
 * The ways to connect, in the order of the file. Sets win over plain connection parameters for new connections
 * (SPEC §2.2.4); without sets the plain parameters are the one way there is.
 */
export function compileParameterSets(
  definition: JsonObject,
  properties: JsonObject,
): readonly ConnectionParameterSet[] {
  const root = objectAt(properties, 'properties');
  const plain = objectAt(root, 'connectionParameters') ?? {};
  const declared = (arrayAt(objectAt(root, 'connectionParameterSets'), 'values') ?? []).filter(isObject);
  if (declared.length === 0) {
    return [
      setOf(definition, { name: '', displayName: '', description: '', allowSharing: undefined }, plain),
    ];
  }
  return declared.map((source, index) => {
    const ui = objectAt(source, 'uiDefinition');
    const name = stringAt(source, 'name') ?? `set ${index + 1}`;
    const allowSharing = objectAt(source, 'metadata')?.['allowSharing'];
    const words = {
      name,
      displayName: stringAt(ui, 'displayName') ?? stringAt(ui, 'displayname') ?? name,
      description: stringAt(ui, 'description') ?? '',
      allowSharing: allowSharing === undefined ? undefined : toText(allowSharing).toLowerCase() === 'true',
    };
    return setOf(definition, words, objectAt(source, 'parameters') ?? {});
  });
}

function setOf(
  definition: JsonObject,
  words: Pick<ConnectionParameterSet, 'name' | 'displayName' | 'description' | 'allowSharing'>,
  declared: JsonObject,
): ConnectionParameterSet {
  const parameters = compileConnectionParameters(declared);
  const oauthName = memberNames(declared).find((name) =>
    parameters.some((parameter) => parameter.name === name && parameter.type === 'oauthsetting'),
  );
  const oauthSource = oauthName === undefined ? undefined : declared[oauthName];
  const oauth =
    oauthName !== undefined && isObject(oauthSource) ? { name: oauthName, source: oauthSource } : undefined;
  return {
    ...words,
    parameters,
    security: compileSecurity(definition, parameters, oauth, words.name !== ''),
  };
}

/**
 * The connector as connections of one of its parameter sets see it: `connectionParameters` and `security` are those of
 * the set. Without a name, or with one that the connector does not have (any more), it is the first set.
 *
 * @example
 * ```ts
 * import { compileConnector, emptyPackage, withParameterSet } from '@connectory/connector';
 * withParameterSet(compileConnector(emptyPackage('Tasks')), 'basic-auth').security.kind; // 'none'
 * ```
 */
export function withParameterSet(connector: Connector, name: string | undefined): Connector {
  const set = connector.connectionParameterSets.find((one) => one.name === name);
  return set === undefined
    ? connector
    : { ...connector, connectionParameters: set.parameters, security: set.security };
}
