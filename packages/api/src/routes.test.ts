import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routes, type Route } from './routes.ts';

const table: readonly (readonly [string, Route])[] = Object.entries(routes);

describe('the route table', () => {
  it.each(table)('%s says who may call it and what it takes and gives', (_name, route) => {
    expect(['public', 'user', 'owner']).toContain(route.access);
    expect(route.path).toMatch(/^\/(healthz|api\/[a-z/:.-]+)$/);
    expect(route.summary).toMatch(/^[A-Z].*[^.]$/);
    if (route.body !== undefined) {
      expect(route.body).toBeInstanceOf(z.ZodType);
      expect(['POST', 'PUT', 'PATCH']).toContain(route.method);
    }
    if (route.method !== 'DELETE') expect(route.answer).toBeDefined();
  });

  it('has each method and path once', () => {
    const places = table.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('leaves only health and the session to everyone', () => {
    const open = table.filter(([, { access }]) => access === 'public').map(([name]) => name);
    expect(open.toSorted()).toEqual(['getSession', 'health', 'setUp', 'signIn', 'signOut']);
  });
});
