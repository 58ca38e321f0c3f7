import type { JsonObject } from '@connectory/base';
import type { Reporter } from '../../report/reporter.ts';
import type { OpenApiVersion } from '../version.ts';
import type { StructureContext } from './context.ts';
import { keywordsOf } from './keywords.ts';
import { checkDocument } from './operations.ts';
import { propertyNames } from './schema.ts';
import { version2 } from './version2.ts';
import { version3 } from './version3.ts';
import { walk } from './walk.ts';

/** Holds a document against the version of OpenAPI it states and tells every breach. */
export function checkStructure(document: JsonObject, version: OpenApiVersion, reporter: Reporter): void {
  const context: StructureContext = {
    document,
    version,
    reporter,
    types: version === '2.0' ? version2 : version3(version),
    keywords: keywordsOf(version),
    walk,
    propertyNames: (schema) => propertyNames(schema, context),
    references: new Map(),
  };
  walk(document, { kind: 'object', type: 'document', reference: false }, undefined, context);
  checkDocument(context);
}
