import type { Page } from '@playwright/test';
import { expect, test } from '../support/instance.ts';
import { createOwner } from '../support/people.ts';
import { exampleFile, registerTasks } from '../support/registry.ts';

/* The main path with the keyboard alone. Nothing here clicks. */

/** Fails when the focus is nowhere, or on something that does not show it. */
async function expectFocusSeen(page: Page): Promise<void> {
  const focus = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nothing has the focus';
    const { width, height } = element.getBoundingClientRect();
    return width * height === 0 && element.closest('[class*="fui-"]') === null
      ? `${element.outerHTML.slice(0, 120)} has the focus and no size`
      : 'seen';
  });
  expect(focus).toBe('seen');
}

/** Presses Tab until the focus is on a control of this role and name. */
async function tabTo(
  page: Page,
  role: 'button' | 'tab' | 'textbox' | 'combobox' | 'searchbox' | 'listbox' | 'link' | 'radio',
  name: string | RegExp,
): Promise<void> {
  const goal = page.getByRole(role, { name }).first();
  for (let presses = 0; presses < 60; presses += 1) {
    const there = await goal
      .evaluate((element) => element === document.activeElement, undefined, { timeout: 5000 })
      .catch(() => false);
    if (there) return;
    await page.keyboard.press('Tab');
    await expectFocusSeen(page);
  }
  throw new Error(`Tab never reached ${role} ${String(name)}.`);
}

test('from the rail to a called operation', async ({ page, server, tasks }) => {
  await createOwner(page, server.url);

  await test.step('the skip link leads past the rail', async () => {
    await page.reload();
    await expect(page.getByRole('heading', { name: /Welcome/ })).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'New connector' })).toBeFocused();
  });

  await test.step('a new page takes the focus to its title', async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'New connector', level: 1 })).toBeFocused();
  });

  await test.step('import: arrows choose the way in, Enter opens the file picker', async () => {
    await tabTo(page, 'radio', 'OpenAPI file');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'OpenAPI address' })).toBeChecked();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'Connector package' })).toBeChecked();
    await tabTo(page, 'button', 'Choose a folder');
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(exampleFile('connector'));
    await expect(page.getByLabel('Connector name')).toHaveValue('Tasks');
  });

  await test.step('wizard: arrows move between the steps, undo and redo', async () => {
    await tabTo(page, 'textbox', 'Host');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(`127.0.0.1:${tasks.port}`);
    await expect(page.getByLabel('Host')).toHaveValue(`127.0.0.1:${tasks.port}`);
    await page.keyboard.press('Control+z');
    await expect(page.getByLabel('Host')).toHaveValue('127.0.0.1:4410');
    await page.keyboard.press('Control+y');
    await expect(page.getByLabel('Host')).toHaveValue(`127.0.0.1:${tasks.port}`);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Shift+z');
    await expect(page.getByLabel('Host')).toHaveValue(`127.0.0.1:${tasks.port}`);
    for (let presses = 0; presses < 20; presses += 1) {
      if (await page.getByRole('tab', { name: /General/ }).evaluate((tab) => tab === document.activeElement))
        break;
      await page.keyboard.press('Shift+Tab');
    }
    await expect(page.getByRole('tab', { name: /General/ })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: /Definition/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listbox', { name: 'Operations' })).toBeVisible();
  });

  await test.step('operations: arrows choose', async () => {
    await tabTo(page, 'listbox', 'Operations');
    await page.keyboard.press('ArrowDown');
    const first = page.getByRole('listbox').getByRole('option').first();
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(first).toHaveAttribute('aria-selected', 'false');
    await page.keyboard.press('End');
    await expect(page.getByRole('listbox').getByRole('option').last()).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await page.keyboard.press('Home');
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('listbox', { name: 'Operations' })).toBeFocused();
  });

  await test.step('create', async () => {
    await page.keyboard.press('Shift+Tab');
    for (let presses = 0; presses < 40; presses += 1) {
      const create = page.getByRole('button', { name: 'Create connector' });
      if (await create.evaluate((button) => button === document.activeElement)) break;
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Enter');
    await expect(page.getByText('Tasks was created as version 1')).toBeVisible();
  });

  await test.step('a dialog takes the focus, Escape closes it and gives the focus back', async () => {
    await tabTo(page, 'button', 'New connection');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'New connection' })).toBeFocused();
    await page.keyboard.press('Enter');
    await tabTo(page, 'textbox', 'API key');
    await page.keyboard.type(tasks.credentials.apiKey);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'New connection' })).toBeFocused();
  });

  await test.step('call with Ctrl+Enter from a field', async () => {
    await tabTo(page, 'searchbox', 'Search operations');
    await page.keyboard.type('List tasks');
    await tabTo(page, 'listbox', 'Operations');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'combobox', /^List/);
    await page.keyboard.type('inbox');
    await page.keyboard.press('Control+Enter');
    await tabTo(page, 'button', /Allow 127\.0\.0\.1/);
    await page.keyboard.press('Enter');
    await expect(page.getByText('200 OK')).toBeVisible();
    await tabTo(page, 'tab', 'Response');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The answer fits the schema declared for 200.')).toBeVisible();
  });
});

test('the width of a pane is moved with arrows and remembered', async ({ page, server, tasks }) => {
  const { connectorId } = await registerTasks(page, server.url, tasks);
  await page.goto(`${server.url}/connectors/${connectorId}/test`);
  const handle = page.getByRole('separator', { name: 'Width of Operations' });
  await expect(handle).toHaveAttribute('aria-valuenow', '320');
  await handle.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(handle).toHaveAttribute('aria-valuenow', '352');
  await page.reload();
  await expect(handle).toHaveAttribute('aria-valuenow', '352');
  const box = await handle.boundingBox();
  if (box === null) throw new Error('The handle is not laid out.');
  await page.mouse.move(box.x + 4, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 104, box.y + 100, { steps: 4 });
  await page.mouse.up();
  await page.reload();
  expect(Number(await handle.getAttribute('aria-valuenow'))).toBeGreaterThan(440);
});
