import { plural } from '../../common/format.ts';

export const texts = {
  title: (name: string) => `Welcome, ${name}`,
  what: 'The connectors',
  start: 'Describe an API once, use it everywhere',
  startText:
    'Start from an OpenAPI file or address, a Postman collection, a connector package, or from blank. Or try everything with the built-in sample API first.',
  newConnector: 'New connector',
  trySample: 'Try the built-in sample API',
  connect: (name: string) => `Next: connect to ${name}`,
  connectText: (name: string) =>
    `${name} is registered. A connection holds the credentials to call it with; they are sealed and never shown again.`,
  newConnection: 'New connection',
  test: (name: string) => `Next: test ${name}`,
  testText: 'Pick an operation, fill its form, and see whether the answer fits what is declared.',
  openTest: 'Test',
  recent: 'Recent connectors',
  all: 'All connectors',
  drafts: 'Unfinished drafts',
  summary: (actions: number, triggers: number, version: number) =>
    `${plural(actions, 'action')}, ${plural(triggers, 'trigger')} · version ${version}`,
};
