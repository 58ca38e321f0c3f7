import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createClient, filesToPayload, type Client } from '@connectory/api';
import type { Json } from '@connectory/base';
import {
  applyEdit,
  readPackage,
  writePackage,
  type ConnectorPackage,
  type PackageFile,
} from '@connectory/connector';
import type { TasksApi } from '@connectory/example-tasks-api';
import type { Page } from '@playwright/test';
import { owner } from './instance.ts';

/* What a test needs to be there already is made over the HTTP API, with the session of the page: it is quicker than clicks. */

/** Our HTTP API, called as the person who is signed in on the page. */
export function apiOf(page: Page, url: string): Client {
  return createClient(async (request) => {
    const response = await page.request.fetch(url + request.url, {
      method: request.method,
      headers: request.contentType === undefined ? {} : { 'content-type': request.contentType },
      ...(request.body !== undefined && {
        data: typeof request.body === 'string' ? request.body : Buffer.from(request.body),
      }),
    });
    return { status: response.status(), body: await response.text() };
  });
}

/** Creates the owner account and signs the page in. */
export async function signUp(page: Page, url: string): Promise<Client> {
  const call = apiOf(page, url);
  done(await call('setUp', { body: owner }));
  return call;
}

/** A registered connector and, where one was asked for, a connection for it. */
export interface Registered {
  readonly connectorId: string;
  readonly connectionId: string;
}

/** Signs up, registers the connector package of the tasks service, makes a connection, and lets the guard pass. */
export async function registerTasks(page: Page, url: string, tasks: TasksApi): Promise<Registered> {
  const call = await signUp(page, url);
  const pkg = await tasksPackage(`127.0.0.1:${tasks.port}`);
  const connector = done(
    await call('createConnector', { body: { name: 'Tasks', package: filesToPayload(writePackage(pkg)) } }),
  );
  const connection = done(
    await call('createConnection', {
      body: {
        connectorId: connector.id,
        name: 'My tasks',
        values: { api_key: tasks.credentials.apiKey },
      },
    }),
  );
  done(await call('setEgressSettings', { body: { allow: [`127.0.0.1:${tasks.port}`] } }));
  return { connectorId: connector.id, connectionId: connection.id };
}

/** The connector package of the tasks service, calling it at a host. */
async function tasksPackage(host: string): Promise<ConnectorPackage> {
  const names = ['apiDefinition.swagger.json', 'apiProperties.json', 'icon.png'];
  const files: readonly PackageFile[] = await Promise.all(
    names.map(async (name) => ({
      name,
      bytes: new Uint8Array(await readFile(exampleFile(`connector/${name}`))),
    })),
  );
  const { package: read } = readPackage(files);
  if (read === undefined) throw new Error('The example package cannot be read.');
  return applyEdit(read, { kind: 'set-address', scheme: 'http', host }).package;
}

/** The connector package of the tasks service, as it travels, with members of its properties replaced. */
export async function tasksPackageWith(
  tasks: TasksApi,
  properties: Readonly<Record<string, Json>>,
): Promise<ReturnType<typeof filesToPayload>> {
  const read = await tasksPackage(`127.0.0.1:${tasks.port}`);
  const changed = { ...read, properties: { properties } };
  return filesToPayload(writePackage(changed));
}

/** A file of the tasks service's folder. */
export function exampleFile(name: string): string {
  return fileURLToPath(new URL(`../../examples/tasks-api/${name}`, import.meta.url));
}

/** The value of a call that must succeed for the test to make sense. */
export function done<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: { readonly message: string } },
): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
