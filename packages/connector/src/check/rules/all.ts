import type { Rule } from '../types.ts';
import { documentRules } from './document.ts';
import { documentValueRules } from './document-values.ts';
import { dynamicRules } from './dynamic.ts';
import { dynamicPathRules } from './dynamic-paths.ts';
import { enumRules } from './enums.ts';
import { extraRules } from './extras.ts';
import { identityRules } from './identity.ts';
import { limitRules } from './limits.ts';
import { operationRules } from './operations.ts';
import { packageRules } from './package.ts';
import { parameterRules } from './parameters.ts';
import { parameterValueRules } from './parameter-values.ts';
import { pathRules } from './paths.ts';
import { policyRules } from './policies.ts';
import { propertiesRules } from './properties.ts';
import { responseRules } from './responses.ts';
import { schemaRules } from './schemas.ts';
import { schemaValueRules } from './schema-values.ts';
import { securityRules } from './security.ts';
import { textRules } from './texts.ts';
import { titleRules } from './titles.ts';
import { triggerRules } from './triggers.ts';
import { versionRules } from './versions.ts';

/** Every rule that one version of a package can break. Those about two versions are in `compare/`. */
export const rules: readonly Rule[] = [
  ...documentRules,
  ...documentValueRules,
  ...pathRules,
  ...operationRules,
  ...parameterRules,
  ...parameterValueRules,
  ...schemaRules,
  ...schemaValueRules,
  ...enumRules,
  ...responseRules,
  ...dynamicRules,
  ...dynamicPathRules,
  ...triggerRules,
  ...versionRules,
  ...securityRules,
  ...limitRules,
  ...textRules,
  ...titleRules,
  ...propertiesRules,
  ...identityRules,
  ...policyRules,
  ...packageRules,
  ...extraRules,
];
