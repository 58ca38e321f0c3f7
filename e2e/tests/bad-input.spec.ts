import { expect, owner, test } from '../support/instance.ts';
import { createOwner, importFile, jsonFile } from '../support/people.ts';

test('a wrong password says so and lets one try again', async ({ page, server }) => {
  await createOwner(page, server.url);
  await page.context().clearCookies();
  await page.goto(server.url);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText(/password/i).last()).toBeVisible();
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: /Welcome/ })).toBeVisible();
});

const files: readonly (readonly [what: string, content: string, says: RegExp])[] = [
  ['not JSON', 'hello there', /hello|not|neither/i],
  ['cut off', '{"openapi": "3.1.0",\n "info": {"title": "x"', /line 2|ends before/],
  [
    'of a version nobody has',
    '{"openapi": "9.9.9", "info": {"title": "x", "version": "1"}, "paths": {}}',
    /9\.9\.9/,
  ],
  ['nested without end', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, /level|deep|nest/i],
];

for (const [what, content, says] of files) {
  test(`a file that is ${what} gets a diagnostic, and the page stays usable`, async ({ page, server }) => {
    await createOwner(page, server.url);
    await importFile(page, server.url, jsonFile('bad.json', content));
    await expect(page.getByText(/could not be imported/)).toBeVisible();
    await expect(page.getByText(says).first()).toBeVisible();
    await page.getByRole('button', { name: 'Choose another source' }).click();
    await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  });
}

test('an address where nobody answers', async ({ page, server, tasks }) => {
  await createOwner(page, server.url);
  const gone = tasks.url;
  await tasks.close();
  await page.goto(`${server.url}/connectors/new`);
  await page.getByRole('radio', { name: /OpenAPI address/ }).check({ force: true });
  await page.getByLabel('Address of the description').fill(`${gone}/openapi.json`);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: /Allow 127\.0\.0\.1/ }).click();
  await expect(page.getByText(/refused|reach|connect/i).first()).toBeVisible();
});

test('a session that ended while editing keeps the draft', async ({ page, server }) => {
  await createOwner(page, server.url);
  await page.goto(`${server.url}/connectors/new`);
  await page.getByRole('radio', { name: /From blank/ }).check({ force: true });
  await page.getByRole('textbox', { name: /Connector name/ }).fill('Kept');
  await page.getByRole('button', { name: 'Open the wizard' }).click();
  await page.getByLabel('Host').fill('kept.example.com');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Create connector' }).click();
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Host')).toHaveValue('kept.example.com');
});
