import {
  isArray,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  stringAt,
  writeJson,
} from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import { compileConnector } from '../model/compile.ts';
import type { Security } from '../model/types.ts';
import type { ConnectorPackage, PackageFile } from '../package/types.ts';
import type { RuleProfile } from './types.ts';
import { type ConnectionParameterSite, connectionParameterSites } from './walk/connection-parameters.ts';
import { type DynamicSite, dynamicSitesOf } from './walk/dynamic.ts';
import { measuring, type Measure } from './walk/measure.ts';
import { type PolicySite, policySites } from './walk/policies.ts';
import { type Reach, reachOf } from './walk/reach.ts';
import type { OperationSite, Owner } from './walk/sites.ts';
import { type Walked, walkDefinition } from './walk/walk.ts';

/** How to check a package, and what is known of the world around it. */
export interface CheckOptions {
  /** `save` unless said otherwise. */
  readonly profile?: RuleProfile;
  /** Titles of the other connectors in the catalogue, which this one must not repeat. */
  readonly otherTitles?: readonly string[];
  /** The service behind the connector is a beta; guessed from host and base path when not given. */
  readonly betaService?: boolean;
}

/** What rules look at: the sites of the package, and views of it that are worked out when first asked for. */
export interface CheckContext extends Walked {
  readonly package: ConnectorPackage;
  readonly options: CheckOptions;
  readonly definition: JsonObject;
  /** The inner `properties` object of the properties file. */
  readonly properties: JsonObject;
  /** By `operationId`; of two with one id the first. */
  readonly operationsById: ReadonlyMap<string, OperationSite>;
  readonly dynamics: readonly DynamicSite[];
  readonly policies: readonly PolicySite[];
  readonly connectionParameters: readonly ConnectionParameterSite[];
  readonly security: Security;
  readonly capabilities: readonly string[];
  readonly script: PackageFile | undefined;
  /** Characters of the definition as it is written to its file. */
  readonly size: number;
  /** Follows `$ref` to the object it names; an empty object when it names none. */
  readonly resolve: (schema: JsonObject) => JsonObject;
  /** How many schemas a schema holds and how deep they nest, references followed. */
  readonly measure: (schema: JsonObject) => Measure;
  /** The operations that reach what an owner holds. */
  readonly usersOf: (owner: Owner) => readonly OperationSite[];
  readonly isInput: (owner: Owner) => boolean;
  readonly isOutput: (owner: Owner) => boolean;
}

/** Texts below this size need not be written out to know that no limit is near. */
const surelySmall = 250_000;

export function makeContext(connectorPackage: ConnectorPackage, options: CheckOptions): CheckContext {
  const { definition } = connectorPackage;
  const properties = objectAt(connectorPackage.properties, 'properties') ?? {};
  const walked = walkDefinition(definition);
  const resolve = (schema: JsonObject): JsonObject => resolveFully(schema, definition);
  const reach = lazy((): Reach => reachOf(walked));
  const dynamics = lazy(() => [...dynamicSites(walked)]);
  const policies = lazy(() => policySites(properties));
  const connection = lazy(() => connectionParameterSites(properties));
  const size = lazy(() => {
    const compact = JSON.stringify(definition).length;
    return compact < surelySmall ? compact : writeJson(definition).length;
  });
  const security = lazy(() => compileConnector(connectorPackage).security);
  const capabilities = properties['capabilities'];
  return {
    ...walked,
    package: connectorPackage,
    options,
    definition,
    properties,
    operationsById: new Map(walked.operations.map((one) => [one.id, one] as const).toReversed()),
    capabilities: isArray(capabilities) ? capabilities.filter((one) => typeof one === 'string') : [],
    script: connectorPackage.files.find((file) => /(^|\/)script\.(?:csx|js|ts)$/i.test(file.name)),
    get dynamics() {
      return dynamics();
    },
    get policies() {
      return policies();
    },
    get connectionParameters() {
      return connection();
    },
    get security() {
      return security();
    },
    get size() {
      return size();
    },
    resolve,
    measure: measuring(resolve),
    usersOf: (owner) => reach().usersOf(owner),
    isInput: (owner) => reach().isInput(owner),
    isOutput: (owner) => reach().isOutput(owner),
  };
}

function* dynamicSites({ schemas, parameters }: Walked): Iterable<DynamicSite> {
  for (const { schema, pointer, role, owner } of schemas) yield* dynamicSitesOf(schema, pointer, role, owner);
  for (const { source, pointer, place } of parameters) {
    // A body parameter is no schema site; its owner does not matter to the one rule that looks at it.
    if (place === 'body')
      yield* dynamicSitesOf(source, pointer, 'body-parameter', { kind: 'parameter', name: '' });
  }
}

function resolveFully(schema: JsonObject, definition: JsonObject): JsonObject {
  let current: Json | undefined = schema;
  for (let hops = 0; hops < 100; hops += 1) {
    const reference = stringAt(current, '$ref');
    if (reference === undefined) return isObject(current) ? current : {};
    current = resolveReference(reference, definition);
  }
  return {};
}

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
