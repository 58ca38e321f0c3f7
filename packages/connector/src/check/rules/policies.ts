import { isArray, isObject, type Json, stringAt, toText } from '@connectory/base';
import { parsePolicyPath, parsePolicyTemplate, policyFunctions } from '@connectory/expressions';
import { inProperties, setting } from '../fix.ts';
import { policyTemplates } from '../policies/templates.ts';
import { withoutSlashes } from '../../text/without-end.ts';
import type { Rule } from '../types.ts';
import { distance } from './spelling.ts';
import type { PolicyParameter, PolicySite } from '../walk/policies.ts';

const document = 'properties';

/** Rules about policies. */
export const policyRules: readonly Rule[] = [
  {
    id: 'POL-001',
    severity: ['error', 'error'],
    message: 'Policy template "{id}" is not known. Choose one of {list}.',
    over: 'policy',
    check({ template, templateId, pointer }, report) {
      if (template !== undefined) return;
      const list = [...policyTemplates.keys()].join(', ');
      report({ document, pointer: `${pointer}/templateId`, data: { id: templateId, list } });
    },
  },
  {
    id: 'POL-002',
    severity: ['error', 'error'],
    message: 'Policy "{title}" lacks parameter "{name}". Add it.',
    over: 'policy',
    check({ template, parameters, title, pointer }, report) {
      for (const { name, required } of template?.parameters ?? []) {
        if (!required || parameters.some((parameter) => parameter.name.toLowerCase() === name.toLowerCase()))
          continue;
        report({ document, pointer: `${pointer}/parameters`, data: { title, name } });
      }
    },
  },
  {
    id: 'POL-003',
    severity: ['error', 'error'],
    message: '{value} is not allowed for "{name}" of policy "{title}". Use {list}.',
    over: 'policy',
    check(site, report) {
      eachDefined(site, ({ name, value, pointer }, { kind, values }) => {
        const list = kind === 'enum' ? values.join(', ') : kind === 'object' ? 'an object' : 'a number';
        const given = toText(value).toLowerCase();
        const meant = values.find((one) => one.toLowerCase() === given);
        const fits =
          (kind === 'enum' && (meant !== undefined || value === '')) ||
          (kind === 'object' && isObject(value)) ||
          (kind === 'number' && /^\d+$/.test(given)) ||
          !['enum', 'object', 'number'].includes(kind);
        if (!fits)
          report({
            document,
            pointer,
            data: { value: JSON.stringify(value), name, title: site.title, list },
          });
      });
    },
  },
  {
    id: 'POL-004',
    severity: ['warning', 'warning'],
    message:
      'Policy "{title}" names operation "{id}", which does not exist, so it does nothing for it. Correct or remove it.',
    over: 'policy',
    check({ operations, title, pointer, source }, report, { operationsById }) {
      const at = `${pointer}/parameters/x-ms-apimTemplate-operationName`;
      const kept = operations.filter((id) => operationsById.has(id));
      operations.forEach((id, index) => {
        if (operationsById.has(id)) return;
        // Without any operation left the policy would run for all of them.
        const fix =
          kept.length > 0 && isArray(listOf(source)) ? setting('Leave it out', at, kept) : undefined;
        report({ document, pointer: `${at}/${index}`, data: { title, id }, fix: fix && inProperties(fix) });
      });
    },
  },
  {
    id: 'POL-005',
    severity: ['error', 'error'],
    message:
      'Policy "{title}": cannot read the template "{text}" at position {position}. Check quotes and brackets there.',
    over: 'policy',
    check(site, report) {
      eachTemplate(site, (text, pointer) => {
        const at = syntaxProblem(text);
        if (at !== undefined)
          report({ document, pointer, data: { title: site.title, text, position: at + 1 } });
      });
      eachDefined(site, ({ value, pointer }, { kind }) => {
        // What cannot be read as a template is told above.
        const wrong = typeof value === 'string' && value !== '' && !namesPlace(value, kind);
        if (wrong && syntaxProblem(value) === undefined)
          report({ document, pointer, data: { title: site.title, text: value, position: 1 } });
      });
    },
  },
  {
    id: 'POL-006',
    severity: ['warning', 'warning'],
    message: 'Policy "{title}" calls @{name}, which is no function; it is left as text. Use one of {list}.',
    over: 'policy',
    check(site, report) {
      eachTemplate(site, (text, pointer) => {
        for (const problem of parsePolicyTemplate(text).problems) {
          if (problem.kind !== 'unknown-function') continue;
          const { name } = problem;
          const list = policyFunctions.join(', ');
          const meant = meantBy(name);
          const better = text.replaceAll(new RegExp(String.raw`@(\{?)${name}(?=\s*\()`, 'g'), `@$1${meant}`);
          const fix =
            meant === undefined ? undefined : inProperties(setting(`Call @${meant}`, pointer, better));
          report({ document, pointer, data: { title: site.title, name, list }, fix });
        }
      });
    },
  },
  {
    id: 'POL-007',
    severity: ['warning', 'warning'],
    message:
      'Policy "{title}" uses connection parameter "{name}", which does not exist. Add it, or correct the name.',
    over: 'policy',
    check(site, report, { connectionParameters }) {
      const known = new Set(connectionParameters.map(({ name }) => name.toLowerCase()));
      eachTemplate(site, (text, pointer) => {
        for (const name of connectionNames(text)) {
          if (!known.has(name.toLowerCase()))
            report({ document, pointer, data: { title: site.title, name } });
        }
      });
    },
  },
  {
    id: 'POL-008',
    severity: ['warning', 'warning'],
    message:
      'Policy "{title}" sets the host URL and so drops the base path "{basePath}", which does not occur in it. Add it to the template if the service needs it.',
    over: 'policy',
    check({ templateId, parameters, title }, report, { definition }) {
      const basePath = withoutSlashes(stringAt(definition, 'basePath') ?? '');
      if (templateId.toLowerCase() !== 'dynamichosturl' || basePath === '') return;
      const url = parameters.find(({ name }) => name.toLowerCase() === 'urltemplate');
      if (typeof url?.value === 'string' && !url.value.includes(basePath))
        report({ document, pointer: url.pointer, data: { title, basePath } });
    },
  },
  {
    id: 'POL-009',
    severity: ['warning', 'error'],
    message:
      'Policy "{title}" sets the host URL, which does not work with a gateway. Remove it, or do without the gateway.',
    over: 'policy',
    check({ templateId, title, pointer }, report, { capabilities }) {
      if (!/^dynamic(?:hosturl|subdomain)$/i.test(templateId)) return;
      if (capabilities.some((one) => one.toLowerCase() === 'gateway'))
        report({ document, pointer, data: { title } });
    },
  },
  {
    id: 'POL-010',
    severity: ['warning', 'warning'],
    message:
      'Policy "{title}" routes to "{path}", which begins with the base path "{basePath}"; it would be doubled. Leave it out.',
    over: 'policy',
    check({ templateId, parameters, title }, report, { definition }) {
      const basePath = withoutSlashes(stringAt(definition, 'basePath') ?? '');
      if (templateId.toLowerCase() !== 'routerequesttoendpoint' || basePath === '') return;
      const found = parameters.find(({ name }) => name.toLowerCase() === 'newpath');
      if (typeof found?.value !== 'string') return;
      const path = found.value.startsWith('/') ? found.value : `/${found.value}`;
      if (path !== basePath && !path.startsWith(`${basePath}/`)) return;
      const rest = path.slice(basePath.length) || '/';
      const fix = inProperties(setting('Leave it out', found.pointer, rest));
      report({ document, pointer: found.pointer, data: { title, path: found.value, basePath }, fix });
    },
  },
  {
    id: 'POL-011',
    severity: ['error', 'error'],
    message: 'Policy "{title}" cannot run on section "{section}". Use {list}.',
    over: 'policy',
    check({ template, section, title, pointer }, report) {
      if (template === undefined || section === undefined || section === '') return;
      // Templates with a fixed place run on requests; naming that is harmless.
      const allowed = template.sections.length === 0 ? ['Request', 'Response'] : template.sections;
      if (allowed.some((one) => one.toLowerCase() === section.toLowerCase())) return;
      const at = `${pointer}/parameters/x-ms-apimTemplate-policySection`;
      report({ document, pointer: at, data: { title, section, list: allowed.join(', ') } });
    },
  },
];

/** The connection parameters a template reads, as written. */
export function connectionNames(value: Json): readonly string[] {
  if (typeof value !== 'string') return isObject(value) ? Object.values(value).flatMap(connectionNames) : [];
  return parsePolicyTemplate(value).parts.flatMap((part) =>
    part.kind === 'call' && part.call.name === 'connectionParameters' ? (part.call.argument ?? []) : [],
  );
}

/** Where a template cannot be read, counted from 0. */
function syntaxProblem(text: string): number | undefined {
  return parsePolicyTemplate(text).problems.find(({ kind }) => kind === 'syntax')?.position;
}

/** Whether a text is what a parameter of this kind has to be: one call that names a place in a message, or what to set. */
function namesPlace(text: string, kind: Defined['kind']): boolean {
  if (kind === 'path') return parsePolicyPath(text) !== undefined;
  if (kind !== 'target') return true;
  const [only, ...more] = parsePolicyTemplate(text).parts;
  return (
    more.length === 0 && only?.kind === 'call' && ['headers', 'queryParameters'].includes(only.call.name)
  );
}

/** The function a name was meant to be. */
function meantBy(name: string): string | undefined {
  return name.length > 40
    ? undefined
    : spelt.find((known) => distance(name.toLowerCase(), known.toLowerCase()) <= 2);
}

/** As they are usually written; `body` and `item` are too short to tell a slip from another word. */
const spelt = ['connectionParameters', 'queryParameters', 'headers', 'triggerBody', 'environmentVariables'];

function listOf(source: PolicySite['source']): Json | undefined {
  const { parameters } = source;
  return isObject(parameters) ? parameters['x-ms-apimTemplate-operationName'] : undefined;
}

type Defined = NonNullable<PolicySite['template']>['parameters'][number];

function eachDefined(
  { template, parameters }: PolicySite,
  see: (given: PolicyParameter, defined: Defined) => void,
): void {
  for (const given of parameters) {
    const defined = template?.parameters.find(({ name }) => name.toLowerCase() === given.name.toLowerCase());
    if (defined !== undefined) see(given, defined);
  }
}

/** Every text of a policy in which calls can stand, those of a polling configuration too. */
function eachTemplate(site: PolicySite, see: (text: string, pointer: string) => void): void {
  eachDefined(site, ({ value, pointer }, { kind }) => {
    if (kind === 'literal' || kind === 'subpath' || kind === 'enum' || kind === 'number') return;
    if (typeof value === 'string') see(value, pointer);
    if (!isObject(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === 'string')
        see(inner, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  });
}
