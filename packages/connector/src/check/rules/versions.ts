import { isObject, type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';
import type { CheckContext } from '../context.ts';
import { removing } from '../fix.ts';
import type { Rule } from '../types.ts';
import type { OperationSite } from '../walk/sites.ts';

/** Rules about families of operations, their revisions and their status. */
export const versionRules: readonly Rule[] = [
  {
    id: 'VER-001',
    severity: ['warning', 'error'],
    message: 'Family "{family}" has revision {revision} twice. Give each operation a revision of its own.',
    over: 'package',
    check(context, report) {
      for (const [family, members] of familiesOf(context)) {
        const seen = new Set<number>();
        for (const { revision, pointer } of members) {
          if (revision === undefined) continue;
          if (seen.has(revision)) report({ pointer: `${pointer}/revision`, data: { family, revision } });
          seen.add(revision);
        }
      }
    },
  },
  {
    id: 'VER-002',
    severity: ['warning', 'error'],
    message: 'More than one operation of family "{family}" has no revision. Number all but the first.',
    over: 'package',
    check(context, report) {
      for (const [family, members] of familiesOf(context)) {
        const [, ...more] = members.filter(({ revision }) => revision === undefined);
        for (const { pointer } of more) report({ pointer, data: { family } });
      }
    },
  },
  {
    id: 'VER-003',
    severity: ['info', 'error'],
    message:
      'Family "{family}" has {count} operations that are not deprecated; at most two are clear to people. Deprecate the older ones.',
    over: 'package',
    check(context, report) {
      for (const [family, members] of familiesOf(context)) {
        const active = members.filter(({ operation }) => operation.source['deprecated'] !== true);
        const [first] = active;
        if (active.length > 2 && first !== undefined)
          report({ pointer: first.operation.pointer, data: { family, count: active.length } });
      }
    },
  },
  {
    id: 'VER-004',
    severity: ['info', 'warning'],
    message:
      'Family "{family}" has several revisions in production. Deprecate {id}, which a newer one replaces.',
    over: 'package',
    check(context, report) {
      for (const [family, members] of familiesOf(context)) {
        const live = members
          .filter(({ operation, status }) => operation.source['deprecated'] !== true && status !== 'preview')
          .toSorted((left, right) => (left.revision ?? 1) - (right.revision ?? 1));
        for (const { operation } of live.slice(0, -1))
          report({ pointer: operation.pointer, data: { family, id: operation.id } });
      }
    },
  },
  {
    id: 'VER-005',
    severity: ['info', 'warning'],
    message: '{id} belongs to family "{family}" but has no revision. Give it one, from 1 upwards.',
    over: 'operation',
    check(operation, report) {
      const found = annotationOf(operation);
      const family = stringAt(found?.value, 'family');
      if (found === undefined || family === undefined || family === '') return;
      if (found.value['revision'] === undefined || found.value['revision'] === null)
        report({ pointer: found.pointer, data: { id: operation.id, family } });
    },
  },
  {
    id: 'VER-006',
    severity: ['info', 'warning'],
    message:
      '{id} is revision {revision} of "{family}", so its id should end in "_V{revision}". Rename it while nobody uses it.',
    over: 'operation',
    check(operation, report) {
      const found = annotationOf(operation);
      const family = stringAt(found?.value, 'family');
      const revision = revisionOf(found?.value['revision']);
      if (family === undefined || revision === undefined || revision < 2) return;
      if (!new RegExp(`_?V${revision}$`, 'i').test(operation.id))
        report({ pointer: `${operation.pointer}/operationId`, data: { id: operation.id, family, revision } });
    },
  },
  {
    id: 'VER-007',
    severity: ['info', 'error'],
    message: '{label} says it is in production while the connector is in preview. Correct one of them.',
    over: 'operation',
    check(operation, report, { definition }) {
      if (connectorStatus(definition) !== 'preview') return;
      const found = annotationOf(operation);
      if (stringAt(found?.value, 'status')?.toLowerCase() === 'production')
        report({ pointer: `${found?.pointer}/status`, data: { label: operation.label } });
    },
  },
  {
    id: 'VER-008',
    severity: ['info', 'error'],
    message:
      'The service behind the connector is a beta, so the connector has to stay in preview: set "status" of "x-ms-api-annotation" in "info" to "Preview".',
    over: 'package',
    check({ definition, options }, report) {
      if (!(options.betaService ?? looksBeta(definition))) return;
      if (connectorStatus(definition) !== 'preview') report({ pointer: '/info' });
    },
  },
  {
    id: 'VER-009',
    severity: ['warning', 'error'],
    message:
      '{label} names a replacement but is not deprecated. Add "deprecated": true, or remove the replacement.',
    over: 'operation',
    check(operation, report) {
      const found = annotationOf(operation);
      if (found?.value['replacement'] === undefined || operation.source['deprecated'] === true) return;
      const at = `${found.pointer}/replacement`;
      report({ pointer: at, data: { label: operation.label }, fix: removing('Remove the replacement', at) });
    },
  },
  replacementNeeds('VER-010', 'api', 'the connector the replacement is in'),
  replacementNeeds('VER-011', 'operationId', 'the operation that replaces this one'),
];

function replacementNeeds(id: string, name: string, what: string): Rule {
  return {
    id,
    severity: ['warning', 'error'],
    message: `The replacement of {label} lacks "${name}", ${what}. Add it.`,
    over: 'operation',
    check(operation, report) {
      const found = annotationOf(operation);
      const replacement = found?.value['replacement'];
      if (!isObject(replacement) || stringAt(replacement, name)?.trim()) return;
      report({ pointer: `${found?.pointer}/replacement`, data: { label: operation.label } });
    },
  };
}

interface Annotation {
  readonly value: JsonObject;
  readonly pointer: string;
}

function annotationOf({ source, pointer }: OperationSite): Annotation | undefined {
  const value = objectAt(source, 'x-ms-api-annotation');
  return value && { value, pointer: `${pointer}/x-ms-api-annotation` };
}

function revisionOf(value: Json | undefined): number | undefined {
  const revision = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value;
  return typeof revision === 'number' ? revision : undefined;
}

interface Member {
  readonly operation: OperationSite;
  readonly revision: number | undefined;
  readonly status: string;
  readonly pointer: string;
}

/** Families with more than one operation. */
function familiesOf({ operations }: CheckContext): Iterable<readonly [string, readonly Member[]]> {
  const families = new Map<string, Member[]>();
  for (const operation of operations) {
    const found = annotationOf(operation);
    if (found === undefined) continue;
    const family = stringAt(found.value, 'family') || operation.id;
    const member = {
      operation,
      revision: revisionOf(found.value['revision']),
      status: stringAt(found.value, 'status')?.toLowerCase() ?? 'production',
      pointer: found.pointer,
    };
    const members = families.get(family);
    if (members === undefined) families.set(family, [member]);
    else members.push(member);
  }
  return [...families].filter(([, members]) => members.length > 1);
}

function connectorStatus(definition: JsonObject): string {
  const annotation =
    objectAt(objectAt(definition, 'info'), 'x-ms-api-annotation') ??
    objectAt(definition, 'x-ms-api-annotation');
  return stringAt(annotation, 'status')?.toLowerCase() ?? 'production';
}

/** A guess for when nobody says: `beta` as a label of the host or as a segment of the base path. */
function looksBeta(definition: JsonObject): boolean {
  const address = `${stringAt(definition, 'host') ?? ''}/${stringAt(definition, 'basePath') ?? ''}`;
  return address.toLowerCase().split(/[./-]/).includes('beta');
}
