import { isArray, isObject, type Json, objectAt, stringAt, toText } from '@connectory/base';
import type { Connector, Operation, PolicyInstance } from '@connectory/connector';
import {
  evaluatePolicyText,
  parsePolicyPath,
  parsePolicyTemplate,
  type PathStep,
  walkPath,
} from '@connectory/expressions';
import { connectionValue } from '../request/credentials.ts';
import type { AnswerBody, InvokeInput } from '../types.ts';

/** How a polling trigger tells what is new. */
export type PollMethod =
  | { readonly kind: 'protocol' }
  | {
      readonly kind: 'policy' | 'extension';
      /** Where the items are in an answer. */
      readonly items: readonly PathStep[];
      /** Query parameters for the next call, told by an answer; `undefined` when it cannot tell. */
      readonly nextQuery: (
        body: Json,
        call: Pick<InvokeInput, 'connection' | 'environment'>,
      ) => Readonly<Record<string, string>> | undefined;
      readonly nextLink: (body: AnswerBody) => string | undefined;
    };

const nextLinkKey = 'x-ms-triggerConfig-nextLink';

/** Works out which of the three ways a trigger uses (triggers §5.2.2). */
export function pollMethodOf(connector: Connector, operation: Operation): PollMethod {
  const policy = connector.policies.find(
    ({ templateId, operations }) => templateId === 'pollingtrigger' && operations?.has(operation.id) === true,
  );
  if (policy !== undefined) return byPolicy(policy);
  return byExtension(operation) ?? { kind: 'protocol' };
}

function byPolicy(policy: PolicyInstance): PollMethod {
  const config = policy.parameters.get('triggerconfig');
  const members = isObject(config) ? Object.entries(config) : [];
  // One published file has an entry without a name: it can set nothing.
  const templates = members
    .filter(([name]) => name.trim() !== '' && name !== nextLinkKey)
    .map(([name, text]) => ({ name, template: parsePolicyTemplate(toText(text)) }));
  const path = parsePolicyPath(toText(policy.parameters.get('triggerdatapath')));
  const linkName = (isObject(config) ? stringAt(config, nextLinkKey) : undefined) ?? '@odata.nextLink';
  return {
    kind: 'policy',
    items: path?.steps ?? [],
    nextQuery(body, { connection, environment = {} }) {
      const query: Record<string, string> = {};
      const scope = {
        connectionParameter: (name: string) => connectionValue(connection, name),
        environmentVariable: (name: string) => connectionValue(environment, name),
        queryParameter: () => undefined,
        header: () => undefined,
        pathParameter: () => undefined,
        body: () => body,
        triggerBody: body,
      };
      for (const { name, template } of templates) {
        const value = evaluatePolicyText(template, scope);
        if (!value.ok) return undefined;
        query[name] = value.value;
      }
      return query;
    },
    nextLink: (body) => (body.kind === 'json' ? stringAt(body.value, linkName) || undefined : undefined),
  };
}

/** `x-ms-trigger-value` on a query parameter: a member of the first item is what the next call is asked with. */
function byExtension(operation: Operation): PollMethod | undefined {
  for (const parameter of operation.parameters) {
    const extension = objectAt(parameter.source, 'x-ms-trigger-value');
    if (parameter.place !== 'query' || extension === undefined) continue;
    const items = pathOf(stringAt(extension, 'value-collection'));
    const value = pathOf(stringAt(extension, 'value-path'));
    return {
      kind: 'extension',
      items,
      nextQuery(body) {
        const list = walkPath(body, items);
        const found = isArray(list) ? walkPath(list[0], value) : undefined;
        return found === undefined || found === null ? undefined : { [parameter.name]: toText(found) };
      },
      nextLink: () => undefined,
    };
  }
  return undefined;
}

function pathOf(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.split('/');
}
