import { defineCatalogue, type Diagnostic, type Severity } from '@connectory/base';
import { definitionFile, propertiesFile } from '../package/names.ts';
import type { ConnectorPackage } from '../package/types.ts';
import { type CheckContext, type CheckOptions, makeContext } from './context.ts';
import { rules } from './rules/all.ts';
import type { Finding, Report, Rule, RuleOver, RuleProfile, RuleSeverity, Sites } from './types.ts';

const order = { error: 0, warning: 1, info: 2 } as const;

/** More findings of one rule say nothing new, and a hostile definition must not fill the memory. */
const maxFindingsOfRule = 1000;

const catalogue = defineCatalogue(
  'rule',
  Object.fromEntries(
    rules.map(({ id, message }) => [id, { severity: 'error' as const, message, when: `Rule ${id}` }]),
  ),
);

/**
 * Checks a package against the rules a connector has to keep (connector spec, validation rules), and gives advice
 * beyond them.
 *
 * Codes are `rule.` and the rule's id; `place` names the file and the JSON pointer. Errors come first; of one rule at
 * most a thousand findings are told. A `fix` is given where the mend is mechanical: apply its edits with `applyEdit`,
 * or those of all findings with `mendPackage`.
 *
 * @param options - The profile, `save` unless said otherwise, and what is known of other connectors.
 * @example
 * ```ts
 * import { checkPackage, emptyPackage } from '@connectory/connector';
 * const found = checkPackage(emptyPackage('Tasks'), { profile: 'publish' });
 * found.some(({ code }) => code === 'rule.MET-001'); // true: metadata is missing
 * ```
 */
export function checkPackage(
  connectorPackage: ConnectorPackage,
  options: CheckOptions = {},
): readonly Diagnostic[] {
  const context = makeContext(connectorPackage, options);
  const profile = options.profile ?? 'save';
  const buckets = new Map<Rule, Diagnostic[]>();
  const active = rules.flatMap((rule) => {
    const severity = severityOf(rule, profile);
    return severity === 'off' ? [] : [{ rule, report: collector(rule, severity, buckets) }];
  });
  runAll(active, context);
  return rules
    .flatMap((rule) => buckets.get(rule) ?? [])
    .toSorted((left, right) => order[left.severity] - order[right.severity]);
}

/** The severity of a rule in a profile. */
export function severityOf(
  rule: Pick<Rule, 'severity' | 'certification'>,
  profile: RuleProfile,
): RuleSeverity {
  const [save, publish] = rule.severity;
  if (profile === 'save') return save;
  return profile === 'certify' && rule.certification === true && publish === 'warning' ? 'error' : publish;
}

interface Active {
  readonly rule: Rule;
  readonly report: Report;
}

function collector(rule: Rule, severity: Severity, buckets: Map<Rule, Diagnostic[]>): Report {
  const seen = new Set<string>();
  return (finding) => {
    const bucket = buckets.get(rule) ?? [];
    buckets.set(rule, bucket);
    if (bucket.length >= maxFindingsOfRule) return;
    // A shared part is looked at for each operation that uses it, and told once.
    const key = `${finding.pointer} ${JSON.stringify(finding.data ?? null)}`;
    if (seen.has(key)) return;
    seen.add(key);
    const { fix } = finding;
    const place = placeOf(finding);
    bucket.push(
      catalogue.diagnostic(rule.id, finding.data ?? {}, {
        place,
        severity,
        ...(fix !== undefined && { fix }),
      }),
    );
  };
}

function placeOf({ document, pointer, line, column }: Finding) {
  if (typeof document === 'object')
    return {
      file: document.file,
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
    };
  return { file: document === 'properties' ? propertiesFile : definitionFile, pointer };
}

function runAll(active: readonly Active[], context: CheckContext): void {
  run(active, 'package', [context], context);
  run(active, 'node', context.nodes, context);
  run(active, 'operation', context.operations, context);
  run(active, 'parameter', context.parameters, context);
  run(active, 'schema', context.schemas, context);
  run(active, 'response', context.responses, context);
  run(active, 'reference', context.references, context);
  run(active, 'dynamic', context.dynamics, context);
  run(active, 'policy', context.policies, context);
}

function run<Over extends keyof Sites>(
  active: readonly Active[],
  over: Over,
  sites: readonly Sites[Over][],
  context: CheckContext,
): void {
  const looking = active.flatMap(({ rule, report }) => (isOver(rule, over) ? [{ rule, report }] : []));
  for (const site of sites) for (const { rule, report } of looking) rule.check(site, report, context);
}

function isOver<Over extends keyof Sites>(
  rule: { readonly over: keyof Sites },
  over: Over,
): rule is RuleOver<Over> {
  return rule.over === over;
}
