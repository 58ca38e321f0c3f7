import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { queryClient } from '../api/query-client.ts';
import { sessionQuery } from '../api/queries.ts';
import { PageSkeleton } from '../common/PageSkeleton.tsx';
import { RootError } from './RootError.tsx';
import { NotFound } from './NotFound.tsx';

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: RootError });

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: async () => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (!session.setupNeeded) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('../features/account/SetupPage.tsx'), 'SetupPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { from?: string } =>
    typeof search['from'] === 'string' && /^\/(?![/\\])/.test(search['from']) ? { from: search['from'] } : {},
  beforeLoad: async () => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session.setupNeeded) throw redirect({ to: '/setup' });
    if (session.user !== undefined) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('../features/account/SignInPage.tsx'), 'SignInPage'),
});

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session.setupNeeded) throw redirect({ to: '/setup' });
    if (session.user === undefined) {
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { from: location.href } });
    }
  },
  component: lazyRouteComponent(() => import('../frame/Frame.tsx'), 'Frame'),
});

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/HomePage.tsx'), 'HomePage'),
});

const connectors = createRoute({
  getParentRoute: () => frame,
  path: '/connectors',
  component: lazyRouteComponent(() => import('../features/connectors/ConnectorsPage.tsx'), 'ConnectorsPage'),
});

const newConnector = createRoute({
  getParentRoute: () => frame,
  path: '/connectors/new',
  component: lazyRouteComponent(() => import('../features/import/NewConnectorPage.tsx'), 'NewConnectorPage'),
});

const wizard = createRoute({
  getParentRoute: () => frame,
  path: '/connectors/new/$draftId',
  component: lazyRouteComponent(() => import('../features/wizard/DraftPage.tsx'), 'DraftPage'),
});

const connector = createRoute({
  getParentRoute: () => frame,
  path: '/connectors/$connectorId',
  component: lazyRouteComponent(() => import('../features/connectors/ConnectorPage.tsx'), 'ConnectorPage'),
});

const edit = createRoute({
  getParentRoute: () => frame,
  path: '/connectors/$connectorId/edit',
  validateSearch: (search: Record<string, unknown>): { step?: 'test' } =>
    search['step'] === 'test' ? { step: 'test' } : {},
  component: lazyRouteComponent(() => import('../features/wizard/EditPage.tsx'), 'EditPage'),
});

const version = createRoute({
  getParentRoute: () => frame,
  path: '/connectors/$connectorId/versions/$version',
  component: lazyRouteComponent(() => import('../features/connectors/VersionPage.tsx'), 'VersionPage'),
});

const test = createRoute({
  getParentRoute: () => frame,
  path: '/connectors/$connectorId/test',
  component: lazyRouteComponent(() => import('../features/test/TestPage.tsx'), 'TestPage'),
});

const connections = createRoute({
  getParentRoute: () => frame,
  path: '/connections',
  validateSearch: (search: Record<string, unknown>): { new?: string } =>
    typeof search['new'] === 'string' ? { new: search['new'] } : {},
  component: lazyRouteComponent(
    () => import('../features/connections/ConnectionsPage.tsx'),
    'ConnectionsPage',
  ),
});

const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/SettingsPage.tsx'), 'SettingsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    setup,
    signIn,
    frame.addChildren([
      home,
      connectors,
      newConnector,
      wizard,
      connector,
      edit,
      version,
      test,
      connections,
      settings,
    ]),
  ]),
  defaultPendingComponent: PageSkeleton,
  defaultPendingMs: 300,
  defaultPreload: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
