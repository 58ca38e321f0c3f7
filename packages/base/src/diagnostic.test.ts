import { expect, it } from 'vitest';
import { defineCatalogue, hasErrors } from './diagnostic.ts';
import { newId } from './ids.ts';

const { diagnostic } = defineCatalogue('shop', {
  'sold-out': { severity: 'error', message: '{item} is sold out until {day}.', when: 'data: item, day' },
});

it('fills the template, keeps what has no value, and carries place and severity', () => {
  const raised = diagnostic('sold-out', { item: 'Tea' }, { place: { pointer: '/tea' }, severity: 'warning' });
  expect(raised).toEqual({
    code: 'shop.sold-out',
    severity: 'warning',
    message: 'Tea is sold out until {day}.',
    place: { pointer: '/tea' },
    data: { item: 'Tea' },
  });
  expect(hasErrors([raised])).toBe(false);
  expect(hasErrors([raised, diagnostic('sold-out')])).toBe(true);
});

it('does not fill a placeholder from what objects inherit', () => {
  const { diagnostic: raise } = defineCatalogue('x', {
    y: { severity: 'info', message: '{toString}', when: '' },
  });
  expect(raise('y', {}).message).toBe('{toString}');
});

it('makes ids that differ and say what they name', () => {
  const ids = new Set(Array.from({ length: 1000 }, () => newId('con')));
  expect(ids.size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^con_[0-9a-z]{20}$/);
});
