import { findings } from '../support/axe.ts';
import { expect, test } from '../support/instance.ts';
import { chooseOperation, createOwner, importFile, jsonFile } from '../support/people.ts';
import { registerTasks } from '../support/registry.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing up to the first call, ${colorScheme}`, async ({ page, server, tasks }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const expectClean = async (where: string): Promise<void> => {
      expect.soft(await findings(page), where).toEqual([]);
    };
    await page.goto(server.url);
    await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible();
    await expectClean('set-up');
    await createOwner(page, server.url);
    await expectClean('home, empty');
    for (const path of ['/connectors', '/connections', '/connectors/new', '/settings', '/nothing-here']) {
      await page.goto(server.url + path);
      await expect(page.getByRole('heading').first()).toBeVisible();
      await expectClean(`${path}, empty`);
    }
    const description: unknown = await (await fetch(`${tasks.url}/openapi.json`)).json();
    await importFile(page, server.url, jsonFile('tasks.json', description));
    await expect(page.getByRole('heading', { name: 'Import report' })).toBeVisible();
    await expectClean('import report');
    await page.getByRole('button', { name: 'Continue in the wizard' }).click();
    for (const step of ['General', 'Security', 'Definition']) {
      await page.getByRole('tab', { name: new RegExp(step) }).click();
      await expectClean(`wizard, ${step}`);
    }
    await page.getByRole('option', { name: /CreateItem/ }).click();
    await expect(page.getByLabel('Operation ID')).toHaveValue('CreateItem');
    await expectClean('wizard, an operation');
    await page.getByRole('switch', { name: 'Text editor' }).click();
    await expect(page.getByRole('textbox', { name: 'Definition as JSON' })).toBeVisible();
    await expectClean('wizard, text editor');
    await page.getByRole('switch', { name: 'Text editor' }).click();
    await page.getByRole('button', { name: 'Create connector' }).click();
    await page.getByRole('button', { name: 'New connection' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectClean('new connection');
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: /Create a task(?! list)/ }).click();
    await expect(page.getByRole('button', { name: 'Call', exact: true })).toBeVisible();
    await expectClean('test page');
  });

  test(`axe finds nothing on the pages of what is registered, ${colorScheme}`, async ({
    page,
    server,
    tasks,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const expectClean = async (where: string): Promise<void> => {
      expect.soft(await findings(page), where).toEqual([]);
    };
    const { connectorId } = await registerTasks(page, server.url, tasks);
    const connector = `${server.url}/connectors/${connectorId}`;
    await page.goto(server.url);
    await expect(page.getByRole('heading', { name: /Next: test/ })).toBeVisible();
    await expectClean('home');
    await page.goto(`${server.url}/connectors`);
    await expect(page.getByRole('link', { name: /Tasks/ }).first()).toBeVisible();
    await expectClean('connectors');
    await page.goto(connector);
    await expect(page.getByRole('heading', { name: 'Versions' })).toBeVisible();
    await expectClean('connector');
    await page.goto(`${connector}/versions/1`);
    await expect(page.getByRole('textbox', { name: 'Definition' })).toBeVisible();
    await expectClean('version');
    await page.goto(`${connector}/test`);
    await chooseOperation(page, 'GET', '/broken/report');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await expect(page.getByText('200 OK')).toBeVisible();
    await expect(page.getByLabel('Response: Body')).toBeVisible();
    await expectClean('test result, response');
    await page.getByRole('tab', { name: 'Check', exact: true }).click();
    await expect(page.getByRole('table')).toBeVisible();
    await expectClean('test result, check');
    await page.goto(`${server.url}/connections`);
    await page.getByRole('button', { name: 'Edit My tasks' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectClean('connection, edit');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expectClean('connections');
    await page.goto(`${server.url}/settings`);
    await expect(page.getByText(`127.0.0.1:${tasks.port}`)).toBeVisible();
    await expectClean('settings');
    await page.context().clearCookies();
    await page.goto(server.url);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expectClean('sign-in');
  });
}
