import type { CustomFields } from './types.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What a list without custom fields has: an object with no members. */
export const noCustomFields: Schema = { type: 'object', properties: {}, additionalProperties: false };

const website: Schema = {
  type: 'object',
  required: ['browser'],
  properties: {
    browser: {
      type: 'string',
      'x-ms-summary': 'Browser',
      description: 'Where the fault was seen.',
      enum: ['chromium', 'firefox', 'safari'],
    },
    severity: { type: 'integer', 'x-ms-summary': 'Severity', minimum: 1, maximum: 5 },
    reproducible: { type: 'boolean', 'x-ms-summary': 'Reproducible' },
  },
  additionalProperties: false,
};

const hiring: Schema = {
  type: 'object',
  required: ['candidate', 'stage'],
  properties: {
    candidate: {
      type: 'object',
      'x-ms-summary': 'Candidate',
      required: ['name'],
      properties: {
        name: { type: 'string', 'x-ms-summary': 'Name', minLength: 1 },
        email: { type: 'string', format: 'email', 'x-ms-summary': 'Email' },
      },
    },
    stage: { type: 'string', 'x-ms-summary': 'Stage', enum: ['applied', 'interview', 'offer'] },
    interviewerId: {
      type: 'string',
      'x-ms-summary': 'Interviewer',
      'x-ms-dynamic-values': {
        operationId: 'ListUsers',
        parameters: {},
        'value-collection': 'value',
        'value-path': 'id',
        'value-title': 'displayName',
      },
    },
  },
  additionalProperties: false,
};

const garden: Schema = {
  type: 'object',
  properties: {
    plants: { type: 'array', 'x-ms-summary': 'Plants', items: { type: 'string' } },
    plantedOn: { type: 'string', format: 'date', 'x-ms-summary': 'Planted on' },
  },
  additionalProperties: false,
};

export const customFieldsSchemas: Readonly<Record<string, Schema>> = { website, hiring, garden };

const browsers = ['chromium', 'firefox', 'safari'];
const stages = ['applied', 'interview', 'offer'];
const candidates = ['Noor Haddad', 'Jonas Berg', 'Mei Tanaka', 'Luis Ortega'];
const plants = ['tomato', 'basil', 'lavender', 'plum'];

function pick(values: readonly string[], index: number): string {
  return values[index % values.length] ?? '';
}

/** Custom fields of the seeded task number `index` of a list, fitting the list's schema. */
export function seedCustomFields(listId: string, index: number): CustomFields {
  switch (listId) {
    case 'website':
      return { browser: pick(browsers, index), severity: (index % 5) + 1, reproducible: index % 2 === 0 };
    case 'hiring': {
      const name = pick(candidates, index);
      const email = `${name.toLowerCase().replace(' ', '.')}@example.com`;
      return { candidate: { name, email }, stage: pick(stages, index) };
    }
    case 'garden':
      return { plants: [pick(plants, index), pick(plants, index + 1)], plantedOn: '2026-03-15' };
    default:
      return {};
  }
}
