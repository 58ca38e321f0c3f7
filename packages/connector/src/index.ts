export { checkPackage } from './check/check.ts';
export type { CheckOptions } from './check/context.ts';
export { mendPackage, type Mending } from './check/mend.ts';
export { listRules, type RuleInfo } from './check/rule-table.ts';
export type { RuleProfile, RuleSeverity } from './check/types.ts';
export { compareVersions, type CompareOptions } from './compare/compare.ts';
export { applyEdit, type EditOutcome } from './edit/apply.ts';
export { callbackFields } from './edit/callback-fields.ts';
export { takeClientSecrets, type PackagedSecret } from './edit/client-secrets.ts';
export { deriveRequest } from './edit/request-sample.ts';
export { readSecurityChoice } from './edit/security.ts';
export type {
  Edit,
  OAuthChoice,
  OperationChanges,
  OperationKey,
  ParameterChanges,
  RequestSample,
  SecurityChoice,
} from './edit/types.ts';
export { exportOpenApi, type ExportedOpenApi } from './export/openapi/document.ts';
export { exportPackage, type ExportedPackage } from './export/package.ts';
export { compileConnector } from './model/compile.ts';
export { readDynamic } from './model/dynamic.ts';
export type {
  DynamicArgument,
  DynamicCall,
  DynamicItems,
  DynamicSource,
  TreeLevel,
} from './model/dynamic.ts';
export { dynamicNodes, dynamicNodesIn, type DynamicNode } from './model/dynamic-nodes.ts';
export type { PolicyInstance, PolicySection } from './model/policies.ts';
export type { Script } from './model/script.ts';
export {
  findIdentityProvider,
  identityProviders,
  type IdentityProvider,
} from './model/identity-providers.ts';
export { withParameterSet } from './model/parameter-sets.ts';
export { describeSignIn } from './model/describe-sign-in.ts';
export { isPlatformHeader } from './model/platform-headers.ts';
export {
  isStandIn,
  type AdditionalParameter,
  type ConnectionParameterSet,
  type OAuthSettings,
} from './model/sign-in.ts';
export type {
  ApiKey,
  CollectionFormat,
  ConnectionParameter,
  Connector,
  Operation,
  OperationKind,
  Parameter,
  ParameterPlace,
  ResponseModel,
  Security,
  Visibility,
} from './model/types.ts';
export { emptyPackage } from './package/empty.ts';
export { readPackage, type PackageReading } from './package/read.ts';
export type { ConnectorPackage, PackageFile } from './package/types.ts';
export { writePackage } from './package/write.ts';
export { readZip, writeZip } from './package/zip.ts';
export { locateAllInJson, locateInJson, type TextPlace } from './text/locate.ts';
export { decodeBytes, maxTextBytes, readJsonText, type JsonReading } from './text/read.ts';
