import type { FastifyInstance } from 'fastify';
import { describedBy, type Context } from '../context.ts';

export function accountRoutes(app: FastifyInstance, { store }: Context): void {
  app.get('/me', describedBy('GetMe'), async (request) => request.principal);
  app.get('/projects', describedBy('ListProjects'), async () => ({ value: store.projects }));
  app.get('/users', describedBy('ListUsers'), async () => ({ value: store.users }));
}
