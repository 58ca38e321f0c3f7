import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/instance.ts';
import { createOwner, importFile, jsonFile } from '../support/people.ts';

/** Findings of axe as lines that can be read in a report. */
async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${violation.help})`),
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ page, server, tasks }) => {
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
    await page.goto(`${server.url}/connectors`);
    await expect(page.getByText('Tasks').first()).toBeVisible();
    await expectClean('connectors');
    await page.getByRole('link', { name: /Tasks/ }).first().click();
    await expectClean('connector');
  });
}
