/** What a parameter of a policy template holds. */
type PolicyParameterKind =
  'literal' | 'template' | 'path' | 'subpath' | 'target' | 'enum' | 'object' | 'number';

interface PolicyTemplateParameter {
  readonly name: string;
  readonly kind: PolicyParameterKind;
  readonly required: boolean;
  readonly values: readonly string[];
}

export interface PolicyTemplate {
  readonly id: string;
  /** Sections it can be told to run in; empty when its place is fixed. */
  readonly sections: readonly string[];
  readonly parameters: readonly PolicyTemplateParameter[];
}

function needed(name: string, kind: PolicyParameterKind): PolicyTemplateParameter {
  return { name, kind, required: true, values: [] };
}

function optional(
  name: string,
  kind: PolicyParameterKind,
  values: readonly string[] = [],
): PolicyTemplateParameter {
  return { name, kind, required: false, values };
}

const existsAction = optional('existsAction', 'enum', ['override', 'skip', 'append']);
const yesNo = ['true', 'false'];
const both = ['Request', 'Response'];
const parent = [needed('propertyParentPath', 'path'), optional('propertySubPath', 'subpath')];
const target = needed('newPropertyPath', 'path');
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', '@Request.OriginalHTTPMethod'];

const templates: readonly PolicyTemplate[] = [
  { id: 'dynamichosturl', sections: [], parameters: [needed('urlTemplate', 'template')] },
  { id: 'dynamicsubdomain', sections: [], parameters: [needed('urlTemplate', 'template')] },
  {
    id: 'routerequesttoendpoint',
    sections: [],
    parameters: [needed('newPath', 'template'), optional('httpMethod', 'enum', methods)],
  },
  {
    id: 'setheader',
    sections: ['Request', 'Response', 'Failure'],
    parameters: [needed('name', 'literal'), needed('value', 'template'), existsAction],
  },
  {
    id: 'setqueryparameter',
    sections: [],
    parameters: [needed('name', 'literal'), needed('value', 'template'), existsAction],
  },
  {
    id: 'setproperty',
    sections: both,
    parameters: [
      needed('newPropertyParentPathTemplate', 'path'),
      needed('newPropertySubPathTemplate', 'subpath'),
      needed('propertyValuePathTemplate', 'template'),
    ],
  },
  {
    id: 'convertarraytoobject',
    sections: both,
    parameters: [
      ...parent,
      needed('keyWithinCollectionPath', 'subpath'),
      target,
      optional('retainKey', 'enum', yesNo),
    ],
  },
  {
    id: 'convertobjecttoarray',
    sections: both,
    parameters: [...parent, target, optional('keyName', 'literal'), optional('valueName', 'literal')],
  },
  {
    id: 'stringtoarray',
    sections: both,
    parameters: [
      ...parent,
      needed('delimiterList', 'literal'),
      needed('childPropertyName', 'literal'),
      target,
    ],
  },
  {
    id: 'setvaluefromurl',
    sections: ['Request'],
    parameters: [
      needed('parameterTemplate', 'target'),
      needed('parameterValueUrl', 'template'),
      needed('parameterValuePathTemplate', 'path'),
      optional('httpMethod', 'enum', ['GET', 'POST', 'PUT']),
    ],
  },
  {
    id: 'stringreplace',
    sections: both,
    parameters: [
      ...parent,
      needed('sourceString', 'literal'),
      needed('replacementString', 'literal'),
      target,
    ],
  },
  { id: 'encodepropertyvalue', sections: both, parameters: [...parent, target] },
  {
    id: 'updatenextlink',
    sections: [],
    parameters: [needed('nextLinkPropertyName', 'literal'), optional('nextLinkParentPropertyPath', 'path')],
  },
  {
    id: 'pollingtrigger',
    sections: [],
    parameters: [needed('triggerConfig', 'object'), needed('triggerDataPath', 'path')],
  },
  {
    id: 'setconnectionstatustounauthenticated',
    sections: [],
    parameters: [needed('statusCode', 'number')],
  },
  {
    id: 'moveproperties',
    sections: both,
    parameters: [
      needed('srcParentPath', 'path'),
      needed('srcSubPath', 'subpath'),
      needed('dstParentPath', 'path'),
      optional('dstSubPath', 'subpath'),
      optional('copyOnlySubProperties', 'enum', yesNo),
    ],
  },
];

/** The sixteen policy templates (connector spec, policies §6.4) by lower-case id. */
export const policyTemplates: ReadonlyMap<string, PolicyTemplate> = new Map(
  templates.map((template) => [template.id, template]),
);
