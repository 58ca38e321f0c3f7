import { isArray, isObject, type Json, type JsonObject, stringAt } from '@connectory/base';
import { looksLikeOpenApi } from '../openapi/version.ts';

/** What a parsed source is. */
export type Recognised =
  | { readonly kind: 'openapi'; readonly document: JsonObject }
  | { readonly kind: 'postman'; readonly document: JsonObject }
  | { readonly kind: 'other'; readonly found: string; readonly advice: string };

const choose = 'Choose an OpenAPI document, a Postman collection or a connector package.';

function other(found: string, advice: string = choose): Recognised {
  return { kind: 'other', found, advice };
}

/** Recognises a parsed document by what is in it. */
export function recognise(value: Json): Recognised {
  if (!isObject(value)) return other(isArray(value) ? 'a list of values' : 'a single value');
  if (looksLikeOpenApi(value)) return { kind: 'openapi', document: value };
  // The answer of the Postman API wraps the collection.
  const inner = isObject(value['collection']) ? value['collection'] : value;
  if (looksLikePostman(inner)) return { kind: 'postman', document: inner };
  if (
    isArray(value['values']) &&
    (value['_postman_variable_scope'] !== undefined || value['name'] !== undefined)
  )
    return other(
      value['_postman_variable_scope'] === 'globals'
        ? 'a file of Postman globals, which holds only variables'
        : 'a Postman environment, which holds only variables',
      'Export the collection itself and choose that file.',
    );
  if (isArray(value['collections']) || isArray(value['environments']))
    return other('a dump of a whole Postman workspace', 'Export one collection and choose that file.');
  if (isObject(value['log']) && isArray(value['log']['entries']))
    return other(
      'an HTTP archive (HAR)',
      'HAR files cannot be imported yet. Describe the API as OpenAPI, or start from blank.',
    );
  if ((isObject(value['data']) && isObject(value['data']['__schema'])) || isObject(value['__schema']))
    return other(
      'a GraphQL schema',
      'GraphQL cannot be imported. Start from blank with one operation POST and a body of query and variables.',
    );
  if (value['asyncapi'] !== undefined)
    return other(
      'an AsyncAPI document',
      'It describes messages, not HTTP operations. Choose the OpenAPI document of the API.',
    );
  if (value['_type'] === 'export' && value['__export_format'] !== undefined)
    return other(
      'an Insomnia export',
      'Export the collection from Insomnia as OpenAPI or HAR, and choose the OpenAPI file.',
    );
  if (isObject(value['properties']) && isObject(value['properties']['connectionParameters']))
    return other(
      'the apiProperties.json of a connector package',
      'Choose the zip file or the definition (apiDefinition.swagger.json) beside it.',
    );
  if (value['$schema'] !== undefined || (value['type'] === 'object' && isObject(value['properties'])))
    return other(
      'a JSON Schema',
      'It describes data, not operations. Choose the OpenAPI document that uses it.',
    );
  if (isObject(value['paths']) || isObject(value['info']))
    return other(
      'close to OpenAPI, but says no version',
      'Add "openapi": "3.0.3" (or "swagger": "2.0") at the start and import again.',
    );
  return other('a document of an unknown kind');
}

function looksLikePostman(value: JsonObject): boolean {
  const info = value['info'];
  if (isObject(info) && /getpostman\.com|postman\.com/i.test(stringAt(info, 'schema') ?? '')) return true;
  if (isObject(info) && isArray(value['item'])) return true;
  return (
    isArray(value['requests']) &&
    (value['order'] !== undefined || value['folders'] !== undefined || value['name'] !== undefined)
  );
}

/** Recognises text that is neither JSON nor YAML by how it starts. */
export function recogniseText(text: string): { readonly found: string; readonly advice: string } | undefined {
  const start = text.slice(0, 4000).trimStart();
  if (start === '') return { found: 'empty', advice: choose };
  if (/^<!doctype html|^<html/i.test(start))
    return {
      found: 'an HTML page',
      advice:
        'Open it and look for the address of its JSON or YAML file (often /openapi.json or /swagger.json), and import that.',
    };
  if (/^<[\s\S]*<(\w+:)?definitions[\s>]/i.test(start) && /wsdl/i.test(start))
    return {
      found: 'a WSDL document (SOAP)',
      advice: 'SOAP cannot be imported. Choose an OpenAPI document, or start from blank.',
    };
  if (/^<[\s\S]*<(\w+:)?application[\s>]/i.test(start) && /wadl/i.test(start))
    return { found: 'a WADL document', advice: 'Convert it to OpenAPI and import that.' };
  if (/^<(\?xml|\w)/.test(start)) return { found: 'an XML document', advice: choose };
  if (start.startsWith('#%RAML'))
    return { found: 'a RAML document', advice: 'Convert it to OpenAPI and import that.' };
  if (/^FORMAT:\s*1A/i.test(start))
    return { found: 'an API Blueprint', advice: 'Convert it to OpenAPI and import that.' };
  if (
    /^(schema\s*\{|type\s+\w+[^:=]*\{|"""|directive\s+@|scalar\s+\w)/m.test(start) &&
    /\btype\s+(Query|Mutation|\w+)\s*[{@i]/.test(start)
  )
    return {
      found: 'a GraphQL schema',
      advice:
        'GraphQL cannot be imported. Start from blank with one operation POST and a body of query and variables.',
    };
  if (/^syntax\s*=\s*"proto[23]"/m.test(start))
    return {
      found: 'a Protocol Buffers file',
      advice: 'gRPC cannot be imported. Choose an OpenAPI document.',
    };
  if (/^curl\s/.test(start))
    return { found: 'a curl command', advice: 'Start from blank and paste the request in the wizard.' };
  return undefined;
}
