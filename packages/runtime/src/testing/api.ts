import {
  type HttpHeader,
  type HttpPort,
  type HttpRequest,
  type Json,
  type JsonObject,
  ok,
  utf8Encode,
} from '@connectory/base';
import { compileConnector, type Connector, emptyPackage, type Operation } from '@connectory/connector';

/** One answer of an API in a test. */
export interface TestAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** An API that answers as told, one answer after the other, and remembers what it was asked. */
export function answering(answer: (request: HttpRequest, at: number) => TestAnswer | undefined): {
  readonly http: HttpPort;
  readonly sent: HttpRequest[];
} {
  const sent: HttpRequest[] = [];
  const http: HttpPort = {
    send(request) {
      sent.push(request);
      const { status = 200, headers = {}, body } = answer(request, sent.length - 1) ?? { status: 404 };
      const list: HttpHeader[] = [['content-type', 'application/json'], ...Object.entries(headers)];
      const bytes = body === undefined ? new Uint8Array() : utf8Encode(JSON.stringify(body));
      return Promise.resolve(ok({ status, statusText: '', headers: list, body: bytes, url: request.url }));
    },
  };
  return { http, sent };
}

/** A connector of some paths at `https://api.test/v1`. */
export function connectorOf(
  paths: JsonObject,
  properties: JsonObject = {},
  more: JsonObject = {},
): Connector {
  const blank = emptyPackage('Test');
  const definition = { ...blank.definition, host: 'api.test', basePath: '/v1', paths, ...more };
  return compileConnector({ ...blank, definition, properties: { properties } });
}

/** An operation that has to be there. */
export function operationOf(connector: Connector, id: string): Operation {
  const operation = connector.operations.get(id);
  if (operation === undefined) throw new Error(`The test's connector has no operation ${id}.`);
  return operation;
}
