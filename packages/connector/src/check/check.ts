import {
  defineCatalogue,
  type Diagnostic,
  escapeSegment,
  isObject,
  memberNames,
  objectAt,
} from '@connectory/base';
import { compileConnector, verbs } from '../model/compile.ts';
import { definitionFile, propertiesFile } from '../package/names.ts';
import type { ConnectorPackage } from '../package/types.ts';
import { documentRules } from './document.ts';
import { operationRules } from './operations.ts';
import { parameterRules } from './parameters.ts';
import { pathRules } from './paths.ts';
import { propertiesRules } from './properties.ts';
import { referenceRules } from './references.ts';
import { responseRules } from './responses.ts';
import type { DefinedOperation, Rule, RuleContext } from './types.ts';

const rules: readonly Rule[] = [
  ...documentRules,
  ...pathRules,
  ...operationRules,
  ...parameterRules,
  ...referenceRules,
  ...responseRules,
  ...propertiesRules,
];

const severities = { error: 0, warning: 1, info: 2 } as const;

const catalogue = defineCatalogue(
  'rule',
  Object.fromEntries(
    rules.map((rule) => [rule.id, { severity: rule.severity, message: rule.message, when: rule.id }]),
  ),
);

/**
 * Checks a package against the rules a connector has to keep to be saved, and gives advice beyond them.
 *
 * Codes are `rule.` and the rule's id; `place` names the file and the JSON pointer. Errors come first. A `fix` is given
 * where the mend is mechanical: apply its edits with `applyEdit`.
 *
 * @example
 * ```ts
 * import { checkPackage, emptyPackage } from '@connectory/connector';
 * checkPackage(emptyPackage('Tasks')).some((diagnostic) => diagnostic.severity === 'error'); // false
 * ```
 */
export function checkPackage(connectorPackage: ConnectorPackage): readonly Diagnostic[] {
  const context = makeContext(connectorPackage);
  const found = rules.flatMap((rule) =>
    [...rule.find(context)].map((finding) => {
      const file = finding.document === 'properties' ? propertiesFile : definitionFile;
      return catalogue.diagnostic(rule.id, finding.data ?? {}, {
        place: { file, pointer: finding.pointer },
        ...(finding.fix && { fix: finding.fix }),
      });
    }),
  );
  return found.toSorted((left, right) => severities[left.severity] - severities[right.severity]);
}

function makeContext(connectorPackage: ConnectorPackage): RuleContext {
  const { definition } = connectorPackage;
  return {
    package: connectorPackage,
    definition,
    properties: objectAt(connectorPackage.properties, 'properties') ?? {},
    connector: compileConnector(connectorPackage),
    operations: [...definedOperations(definition)],
  };
}

function* definedOperations(definition: ConnectorPackage['definition']): Iterable<DefinedOperation> {
  const paths = objectAt(definition, 'paths') ?? {};
  for (const path of memberNames(paths)) {
    const item = paths[path];
    if (path.startsWith('x-') || !isObject(item)) continue;
    for (const verb of memberNames(item)) {
      const source = item[verb];
      if (!verbs.includes(verb.toLowerCase()) || !isObject(source)) continue;
      yield { path, verb, source, pointer: `/paths/${escapeSegment(path)}/${verb}` };
    }
  }
}
