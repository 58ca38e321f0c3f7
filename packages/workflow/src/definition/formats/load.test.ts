import { describe, expect, it } from 'vitest';
import { type Json, memberNames, utf8Decode, utf8Encode, withMember } from '@connectory/base';
import { loadFlows } from './load.ts';
import { withDefinition, writeFlows } from './write.ts';

const definition = { triggers: {}, actions: {} };
const workflow = (name: string): Json => ({
  type: 'Microsoft.Logic/workflows',
  name,
  properties: {
    definition,
    parameters: {
      $connections: { value: { mail: { id: "[concat('/x/', 'office365')]", connectionId: 'c' } } },
    },
  },
});

function load(files: Readonly<Record<string, Json>>): ReturnType<typeof loadFlows> {
  return loadFlows(
    new Map(Object.entries(files).map(([file, value]) => [file, utf8Encode(JSON.stringify(value))])),
  );
}

/** Files, and what is found: format, flavour, name, place, connections. */
const cases: readonly (readonly [
  title: string,
  files: Readonly<Record<string, Json>>,
  expected: readonly string[],
])[] = [
  ['a definition', { 'a/Order.json': definition }, ['definition logic-apps Order a/Order.json# ']],
  [
    'a definition with connection references',
    { 'f.json': { connectionReferences: { k: { api: { name: 'shared_x' } } }, definition } },
    ['with-references power-automate f f.json#/definition k=managed:shared_x'],
  ],
  [
    'a legacy package',
    {
      'manifest.json': { schema: '1.0', details: {}, resources: {} },
      'Microsoft.Flow/flows/1/definition.json': {
        type: 'Microsoft.Flow/flows',
        properties: {
          displayName: 'Remind me',
          definition,
          connectionReferences: {
            k: { id: '/providers/Microsoft.PowerApps/apis/shared_x', source: 'Embedded' },
          },
        },
      },
      'Microsoft.Flow/flows/1/apisMap.json': { shared_x: 'guid' },
    },
    [
      'legacy-package power-automate Remind me Microsoft.Flow/flows/1/definition.json#/properties/definition k=managed:shared_x(embedded)',
    ],
  ],
  [
    'a solution',
    {
      'Workflows/Approve-0A1B2C3D-0000-1111-2222-333344445555.json': {
        properties: {
          definition,
          connectionReferences: { k: { runtimeSource: 'invoker', api: { name: 'shared_y' } } },
        },
        schemaVersion: '1.0.0.0',
      },
    },
    [
      'solution power-automate Approve Workflows/Approve-0A1B2C3D-0000-1111-2222-333344445555.json#/properties/definition k=managed:shared_y(invoker)',
    ],
  ],
  [
    'Logic Apps Standard',
    {
      'app/orders/workflow.json': { definition, kind: 'Stateful' },
      'app/connections.json': {
        managedApiConnections: { m: { api: { id: '/apis/x' } } },
        serviceProviderConnections: { s: { serviceProvider: { id: '/serviceProviders/sql' } } },
      },
      'app/parameters.json': { p: { type: 'String', value: 'v' } },
    },
    [
      'standard logic-apps orders app/orders/workflow.json#/definition m=managed:/apis/x s=service-provider:/serviceProviders/sql',
    ],
  ],
  [
    'ARM templates, nested ones among them',
    {
      'main.json': {
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
        resources: [
          workflow("[parameters('name')]"),
          { type: 'x', properties: { template: { resources: { a: workflow('Inner') } } } },
        ],
      },
    },
    [
      "arm-template logic-apps [parameters('name')] main.json#/resources/0/properties/definition mail=managed:[concat('/x/', 'office365')]",
      "arm-template logic-apps Inner main.json#/resources/1/properties/template/resources/a/properties/definition mail=managed:[concat('/x/', 'office365')]",
    ],
  ],
];

describe('loadFlows', () => {
  it.each(cases)('finds %s', (_title, files, expected) => {
    const { flows, diagnostics } = load(files);
    const found = flows.map(({ format, flavour, name, file, pointer, connections }) => {
      const keys = connections.map(({ key, kind, connector, runtimeSource }) =>
        [key, '=', kind, ':', connector, runtimeSource === undefined ? '' : `(${runtimeSource})`].join(''),
      );
      return `${format} ${flavour} ${name} ${file}#${pointer} ${keys.join(' ')}`;
    });
    expect(found).toEqual(expected);
    expect(diagnostics).toEqual([]);
  });

  it('reads the parameters beside a workflow.json', () => {
    const { flows } = load({ 'a/workflow.json': { definition }, 'parameters.json': { p: { value: 1 } } });
    expect(flows[0]?.parameters).toEqual({ p: { value: 1 } });
  });

  it('names the expressions of a template', () => {
    const { flows } = load({
      'f.json': { triggers: {}, actions: { A: { type: 'Compose', inputs: "[uri('a', 'b')]" } } },
    });
    expect(flows[0]?.armExpressions).toEqual([{ pointer: '/actions/A/inputs', text: "[uri('a', 'b')]" }]);
  });

  it.each([
    ['{"a": 1,}', 'workflow.not-json', { line: 1, column: 9 }],
    ['{\n "a": "x', 'workflow.not-json', { line: 2, column: 7 }],
    ['[1] 2', 'workflow.not-json', { line: 1, column: 5 }],
    ['{"a": 01}', 'workflow.not-json', { line: 1, column: 8 }],
    ['{}', 'workflow.no-flow', undefined],
    ['{"triggers": {}, "actions": {}, "triggers": {}}', 'workflow.duplicate-member', {}],
  ])('says of %s: %s', (text, code, place) => {
    const [first] = loadFlows(new Map([['f.json', utf8Encode(text)]])).diagnostics;
    expect(first?.code).toBe(code);
    if (place !== undefined) expect(first?.place).toMatchObject(place);
  });

  it('says that bytes are no UTF-8', () => {
    expect(loadFlows(new Map([['f.json', new Uint8Array([0x22, 0xe4, 0x22])]])).diagnostics[0]?.code).toBe(
      'workflow.not-utf8',
    );
  });
});

describe('writeFlows', () => {
  const text =
    '\uFEFF{\n    "triggers": {},\n    "actions": {\n        "10": {},\n        "2": 5.0,\n        "3": 12345678901234567890\n    }\n}\n';

  it('keeps order, numbers, indentation, mark and end', () => {
    const loaded = loadFlows(new Map([['f.json', utf8Encode(text)]]));
    const [flow] = loaded.flows;
    if (flow === undefined) throw new Error('no flow');
    expect(memberNames(flow.definition)).toEqual(['triggers', 'actions']);
    const same = withDefinition(loaded, flow, withMember(flow.definition, 'triggers', {}));
    expect(writeFlows(same).get('f.json')).toEqual(utf8Encode(text));
    const changed = withDefinition(loaded, flow, withMember(flow.definition, 'description', 'x'));
    expect(utf8Decode(writeFlows(changed).get('f.json') ?? new Uint8Array())).toContain('"description": "x"');
  });

  it('writes other files as they were', () => {
    const files = new Map([
      ['f.json', utf8Encode(text)],
      ['icon.png', new Uint8Array([1, 2, 255])],
    ]);
    expect(writeFlows(loadFlows(files))).toEqual(files);
  });
});
