import type { ConnectorPackage } from './types.ts';

/**
 * The package a connector starts from when it is made from blank (SPEC §1.3).
 *
 * @param title - `info.title` of the definition.
 * @example
 * ```ts
 * import { emptyPackage } from '@connectory/connector';
 * emptyPackage('Tasks').definition['swagger']; // '2.0'
 * ```
 */
export function emptyPackage(title: string): ConnectorPackage {
  return {
    definition: {
      swagger: '2.0',
      info: { title, description: '', version: '1.0' },
      host: 'api.example.com',
      basePath: '/',
      schemes: ['https'],
      consumes: [],
      produces: [],
      paths: {},
      definitions: {},
      parameters: {},
      responses: {},
      securityDefinitions: {},
      security: [],
      tags: [],
    },
    properties: {
      properties: {
        connectionParameters: {},
        iconBrandColor: '#0e7c7b',
        capabilities: [],
        policyTemplateInstances: [],
      },
    },
    files: [],
  };
}
