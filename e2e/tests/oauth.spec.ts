import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { systemClock } from '@connectory/base';
import { createTasksApi, type TasksApi } from '@connectory/example-tasks-api';
import { createServer } from '@connectory/server';
import { test as base, expect, type Page } from '@playwright/test';
import { apiOf, done, registerTasks, signUp, tasksPackageWith } from '../support/registry.ts';

/* Signing in at an API: with code and PKCE at the sample's own page, in a window of its own. */

interface Fixtures {
  readonly time: { now: number };
  readonly tasks: TasksApi;
  readonly server: { readonly url: string };
}

/** One clock for both servers, so that a test can let tokens end without waiting for it. */
const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
  time: async ({}, use) => use({ now: Date.now() }),
  tasks: async ({ time }, use) => {
    const tasks = await createTasksApi({ clock: () => time.now });
    await use(tasks);
    await tasks.close();
  },
  server: async ({ time, tasks }, use) => {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'connectory-e2e-'));
    const server = await createServer({
      dataFolder,
      studioFolder: fileURLToPath(new URL('../../packages/studio/dist', import.meta.url)),
      log: { level: 'silent' },
      clock: { ...systemClock, now: () => time.now },
      allow: [`127.0.0.1:${tasks.port}`],
    });
    await use({ url: server.url });
    await server.close();
    await rm(dataFolder, { recursive: true });
  },
});

/** Clicks what opens the sign-in window, and signs in there. */
async function signInThrough(
  page: Page,
  click: () => Promise<void>,
  decision = 'Sign in and allow',
): Promise<void> {
  const opened = page.waitForEvent('popup');
  await click();
  const popup = await opened;
  await popup.getByLabel('User name').fill('ada');
  await popup.getByLabel('Password').fill('analytical-engine');
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: decision }).click();
  await closed;
}

/** Fluent's focus sentinels are empty, hidden and focusable on purpose: they hand the focus on at once. */
async function withoutFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('[data-tabster-dummy]').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test('a person signs in at the sample API; tokens are renewed once for fifty calls, revoked, and asked for again', async ({
  page,
  server,
  tasks,
  time,
}) => {
  const { connectorId } = await registerTasks(page, server.url, tasks);
  const refreshes = (): number => tasks.tokenRequests().filter((grant) => grant === 'refresh_token').length;

  await test.step('the wizard takes OAuth 2.0, and the secret never comes back', async () => {
    await page.goto(`${server.url}/connectors/${connectorId}/edit?step=security`);
    await page.getByRole('tab', { name: 'Security' }).click();
    await page.getByLabel('Authentication type').selectOption('OAuth 2.0');
    await page.getByLabel('Authorization URL').fill(`${tasks.url}/oauth/authorize`);
    await page.getByLabel('Token URL').fill(`${tasks.url}/oauth/token`);
    await page.getByRole('textbox', { name: 'Scope' }).fill('tasks.read tasks.write');
    await expect(page.getByLabel('Redirect URL')).toHaveValue(`${server.url}/oauth/redirect`);
    await page.getByLabel('Client ID').fill(tasks.credentials.clientId);
    await page.getByLabel('Client secret').fill(tasks.credentials.clientSecret);
    await withoutFindings(page);
    await page.getByRole('button', { name: 'Update connector' }).click();
    await expect(page.getByText('Tasks is now at version 2')).toBeVisible();
    await expect(page.getByText('A secret is stored. Leave empty to keep it.')).toBeVisible();
    await expect(page.getByLabel('Client secret')).toHaveValue('');
  });

  await test.step('declining is told in words, and nothing is lost', async () => {
    await page.goto(`${server.url}/connections?new=${connectorId}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Connection name').fill('Ada at Tasks');
    await withoutFindings(page);
    await signInThrough(page, () => dialog.getByRole('button', { name: 'Sign in' }).click(), 'Deny');
    await expect(dialog.getByText('Access was declined at 127.0.0.1', { exact: false })).toBeVisible();
    await signInThrough(page, () => dialog.getByRole('button', { name: 'Sign in' }).click());
    await expect(page.getByText('Ada at Tasks is connected')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Edit Ada at Tasks' })).toHaveCount(1);
  });

  const connections = done(await apiOf(page, server.url)('listConnections', {}));
  const connectionId = connections.find(({ name }) => name === 'Ada at Tasks')?.id ?? '';
  const callFifty = async (): Promise<readonly (number | undefined)[]> => {
    const call = apiOf(page, server.url);
    const body = { operationId: 'ListItems', connectionId, parameters: { listId: 'inbox' } };
    const calls = await Promise.all(
      Array.from({ length: 50 }, async () => done(await call('invoke', { id: connectorId, body }))),
    );
    return [...new Set(calls.map(({ response }) => response?.status))];
  };

  await test.step('fifty calls at once renew the token once: when it ends, and when the API refuses it', async () => {
    time.now += 3_600_000;
    expect(await callFifty()).toEqual([200]);
    expect(refreshes()).toBe(1);
    tasks.expireAccessTokens();
    expect(await callFifty()).toEqual([200]);
    expect(refreshes()).toBe(2);
  });

  await test.step('a revoked sign-in is asked for again, with the reason', async () => {
    tasks.revokeSignIns();
    await page.goto(`${server.url}/connectors/${connectorId}/test`);
    await page.getByLabel('Connection', { exact: true }).selectOption('Ada at Tasks');
    await page.getByLabel('Search operations').fill('/me');
    await page.getByRole('option', { name: 'GET /me' }).first().click();
    await page.getByRole('button', { name: 'Call' }).click();
    await expect(page.getByText('needs a sign-in', { exact: false }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    await withoutFindings(page);
    await page.goto(`${server.url}/connections`);
    await expect(page.getByText('Sign in again').first()).toBeVisible();
    await expect(
      page.getByText('The refresh token is not known or was revoked', { exact: false }),
    ).toBeVisible();
    await withoutFindings(page);
    await page.getByRole('button', { name: 'Sign in Ada at Tasks' }).click();
    const dialog = page.getByRole('dialog');
    await signInThrough(page, () => dialog.getByRole('button', { name: 'Sign in', exact: true }).click());
    await expect(page.getByText('Ada at Tasks is connected')).toBeVisible();
    expect(await callFifty()).toEqual([200]);
  });
});

test('a window that is closed, and one that is blocked, lead back to the sign-in', async ({
  page,
  server,
  tasks,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const call = await signUp(page, server.url);
  const token = {
    type: 'oauthSetting',
    oAuthSettings: {
      identityProvider: 'oauth2',
      clientId: tasks.credentials.clientId,
      scopes: [],
      customParameters: {
        authorizationUrl: { value: `${tasks.url}/oauth/authorize` },
        tokenUrl: { value: `${tasks.url}/oauth/token` },
      },
    },
  };
  const key = {
    type: 'securestring',
    uiDefinition: { displayName: 'API key', constraints: { required: 'true' } },
  };
  const sets = {
    values: [
      {
        name: 'key',
        uiDefinition: { displayName: 'API key', description: 'For programs' },
        parameters: { api_key: key },
      },
      { name: 'person', uiDefinition: { displayName: 'Sign in' }, parameters: { token } },
    ],
  };
  const connector = done(
    await call('createConnector', {
      body: { name: 'Tasks', package: await tasksPackageWith(tasks, { connectionParameterSets: sets }) },
    }),
  );
  await page.goto(`${server.url}/connectors/${connector.id}`);
  await page.getByRole('button', { name: 'Edit OAuth client of Sign in' }).click();
  const clientDialog = page.getByRole('dialog');
  await clientDialog.getByLabel('Client secret').fill(tasks.credentials.clientSecret);
  await withoutFindings(page);
  await clientDialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Stored', { exact: true })).toBeVisible();

  await page.goto(`${server.url}/connections?new=${connector.id}`);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('API key', { exact: true }).last()).toBeVisible();
  await dialog.getByRole('radio', { name: 'Sign in' }).check();
  await withoutFindings(page);
  const opened = page.waitForEvent('popup');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await (await opened).close();
  await expect(dialog.getByText('The sign-in window was closed')).toBeVisible();

  await page.evaluate(() => {
    window.open = () => null;
  });
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  const link = dialog.getByRole('link', { name: 'Open the sign-in window' });
  await expect(link).toBeVisible();
  await signInThrough(page, () => link.click());
  await expect(page.getByText('Tasks connection is connected')).toBeVisible();
  expect(
    done(await call('listConnections', {})).map(({ name, status, parameterSet }) => [
      name,
      status,
      parameterSet,
    ]),
  ).toEqual([['Tasks connection', 'connected', 'person']]);
});
