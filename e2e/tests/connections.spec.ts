import { expect, test } from '../support/instance.ts';
import { chooseOperation } from '../support/people.ts';
import { registerTasks } from '../support/registry.ts';

/* What is done to connections, connectors and the allow-list after they were made. */

test('a connection is renamed, its key is replaced and never shown', async ({ page, server, tasks }) => {
  const { connectorId } = await registerTasks(page, server.url, tasks);
  await page.goto(`${server.url}/connections`);
  await page.getByRole('button', { name: 'Edit My tasks' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit My tasks' });
  const key = dialog.getByLabel('API key');
  await expect(key).toHaveValue('');
  await expect(dialog.getByText('Set. Leave empty to keep it.')).toBeVisible();
  expect(await page.content()).not.toContain(tasks.credentials.apiKey);
  await dialog.getByLabel('Connection name').fill('Renamed');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Renamed', { exact: true })).toBeVisible();

  const callMe = async (): Promise<void> => {
    await page.goto(`${server.url}/connectors/${connectorId}/test`);
    await chooseOperation(page, 'GET', '/projects');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
  };
  await test.step('left empty, the key was kept', async () => {
    await callMe();
    await expect(page.getByText('200 OK')).toBeVisible();
  });
  await test.step('a new key replaces it', async () => {
    await page.goto(`${server.url}/connections`);
    await page.getByRole('button', { name: 'Edit Renamed' }).click();
    await page.getByRole('dialog').getByLabel('API key').fill('a wrong key');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await callMe();
    await expect(page.getByText('401 Unauthorized')).toBeVisible();
  });
});

test('a deleted connection comes back with undo', async ({ page, server, tasks }) => {
  await registerTasks(page, server.url, tasks);
  await page.goto(`${server.url}/connections`);
  await page.getByRole('button', { name: 'Delete My tasks' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('My tasks was deleted')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No connections yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Edit My tasks' })).toBeVisible();
});

test('deleting a connector names what depends on it; undo brings both back', async ({
  page,
  server,
  tasks,
}) => {
  await registerTasks(page, server.url, tasks);
  await page.goto(`${server.url}/connectors`);
  await page.getByRole('button', { name: 'More actions for Tasks' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Tasks?' });
  await expect(dialog.getByText('1 connection of it stops working.', { exact: false })).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveText('My tasks');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Tasks was deleted')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No connectors yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: /Tasks/ }).first()).toBeVisible();
  await page.goto(`${server.url}/connections`);
  await expect(page.getByRole('button', { name: 'Edit My tasks' })).toBeVisible();
});

test('the allow-list in Settings is what the guard goes by', async ({ page, server, tasks }) => {
  const { connectorId } = await registerTasks(page, server.url, tasks);
  const host = `127.0.0.1:${tasks.port}`;
  await page.goto(`${server.url}/settings`);
  await page.getByRole('button', { name: `Remove ${host}` }).click();
  await expect(page.getByText('No entries. Only public addresses can be called.')).toBeVisible();
  await page.goto(`${server.url}/connectors/${connectorId}/test`);
  await chooseOperation(page, 'POST', '/ping');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(page.getByRole('button', { name: `Allow ${host} and try again` })).toBeVisible();

  await page.goto(`${server.url}/settings`);
  await page.getByLabel('New entry').fill('not an entry!');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText('The allow-list was not saved')).toBeVisible();
  await expect(page.getByLabel('New entry')).toHaveValue('not an entry!');
  await page.getByLabel('New entry').fill(host);
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText(host, { exact: true })).toBeVisible();
  await page.goto(`${server.url}/connectors/${connectorId}/test`);
  await chooseOperation(page, 'POST', '/ping');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(page.getByText('204 No Content')).toBeVisible();
});

test('an old version can be read and not changed', async ({ page, server, tasks }) => {
  const { connectorId } = await registerTasks(page, server.url, tasks);
  await page.goto(`${server.url}/connectors/${connectorId}/edit`);
  await page.getByLabel('Description').fill('The second version.');
  await page.getByRole('button', { name: 'Update connector' }).click();
  await expect(page.getByText('Tasks is now at version 2')).toBeVisible();
  await page.goto(`${server.url}/connectors/${connectorId}`);
  await page.getByRole('link', { name: 'Open version 1' }).click();
  await expect(page.getByText('This is version 1, as it was registered.', { exact: false })).toBeVisible();
  const editor = page.getByRole('textbox', { name: 'Definition' });
  await expect(editor).toContainText('"swagger"');
  await expect(editor).not.toContainText('The second version.');
  await editor.click();
  await page.keyboard.type('zzz');
  await expect(editor).not.toContainText('zzz');
  await page.getByRole('tab', { name: 'Properties' }).click();
  await expect(page.getByRole('textbox', { name: 'Properties' })).toContainText('iconBrandColor');
});
