// The layers of the house, as docs/architecture.md draws them. scripts/checks/imports.ts derives the same rules a
// second time, from package.json files and import statements, so that neither can quietly check nothing.

/** What each package may import; names after `types` only as types. */
const allowed = {
  base: [],
  schema: ['base'],
  expressions: ['base'],
  powerfx: ['base'],
  connector: ['base', 'schema', 'expressions'],
  importers: ['base', 'schema', 'connector'],
  runtime: ['base', 'schema', 'expressions', 'connector'],
  workflow: ['base', 'schema', 'expressions'],
  canvas: ['base', 'schema', 'powerfx', 'connector'],
  api: ['base'],
  egress: ['base'],
  server: 'base schema expressions powerfx connector importers runtime workflow canvas api egress'.split(' '),
  cli: 'base schema expressions powerfx connector importers runtime workflow canvas api egress server'.split(
    ' ',
  ),
  studio: 'base schema expressions powerfx connector importers runtime workflow canvas api'.split(' '),
};

/** Imports that vanish at run time. */
const typesOnly = {
  workflow: ['connector'],
  api: ['schema', 'expressions', 'powerfx', 'connector', 'importers', 'runtime', 'workflow', 'canvas'],
};

const pure = 'base schema expressions powerfx connector importers runtime workflow canvas api'.split(' ');
const tests = '[.]test[.]tsx?$';
const network = '^(node:)?(http|https|http2|net|tls|dgram|dns|dns/promises)$';

const layers = Object.entries(allowed).map(([name, names]) => ({
  name: `layers-of-${name}`,
  comment: `${name} may import ${names.join(', ') || 'no other package'}. Move the code down a layer, or pass it in through a port of base.`,
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: {
    path: '^packages/',
    pathNot: `^packages/(${[name, ...names, ...(typesOnly[name] ?? [])].join('|')})/`,
  },
}));

const typeLayers = Object.entries(typesOnly).map(([name, names]) => ({
  name: `types-only-in-${name}`,
  comment: `${name} may use only types of ${names.join(', ')}: write \`import type\`.`,
  severity: 'error',
  from: { path: `^packages/${name}/`, pathNot: tests },
  to: { path: `^packages/(${names.join('|')})/`, dependencyTypesNot: ['type-only'] },
}));

export default {
  forbidden: [
    ...layers,
    ...typeLayers,
    {
      name: 'known-package',
      comment:
        'A package that the layers do not know. Give it its place in .dependency-cruiser.mjs and scripts/checks/imports.ts.',
      severity: 'error',
      from: { path: '^packages/', pathNot: `^packages/(${Object.keys(allowed).join('|')})/` },
      to: {},
    },
    {
      name: 'packages-by-name',
      comment: 'Packages import each other by name (@connectory/...), never by path.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^(packages|examples)/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'only-root-of-a-package',
      comment:
        'What a package offers is in its src/index.ts; what it offers to tests of others, in its src/testing.ts.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/', pathNot: tests },
      to: { path: '^packages/', pathNot: '^packages/($1/|[^/]+/src/index[.]ts$)' },
    },
    {
      name: 'only-root-of-a-package-in-tests',
      comment:
        'What a package offers is in its src/index.ts; what it offers to tests of others, in its src/testing.ts.',
      severity: 'error',
      from: { path: `^packages/([^/]+)/.*${tests}` },
      to: { path: '^packages/', pathNot: '^packages/($1/|[^/]+/src/(index|testing)[.]ts$)' },
    },
    {
      name: 'nothing-imports-the-outside',
      comment:
        'Packages stand without the examples, the benches and the conformance runner; the server carries one example as the sample API.',
      severity: 'error',
      from: { path: '^packages/', pathNot: `^packages/server/src/tasks-sample[.]ts$|${tests}` },
      to: { path: '^(examples|bench|conformance|e2e|scripts)/' },
    },
    {
      name: 'no-cycle',
      comment: 'Modules that need each other at run time. Move what both need into a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-packages',
      comment: 'This package also runs in the browser: no Node module. Use a port or the platform of base.',
      severity: 'error',
      from: { path: `^packages/(${pure.join('|')})/`, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-egress-opens-sockets',
      comment: 'Outgoing requests go through the http port; only egress opens sockets.',
      severity: 'error',
      from: { path: '^packages/', pathNot: `^packages/egress/|${tests}` },
      to: {
        path: `${network}|(^|/)node_modules/(undici|axios|got|node-fetch|ws)/`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-storage-touches-a-database',
      comment: 'Databases are read and written in packages/server/src/storage.',
      severity: 'error',
      from: { path: '^packages/', pathNot: `^packages/server/src/storage/|${tests}` },
      to: {
        path: '^(node:)?sqlite$|(^|/)node_modules/(kysely|pg|better-sqlite3)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'resolvable',
      comment: 'Nothing was found under this name. Correct the import, or add the dependency.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[.](svg|png|css)|[?](raw|url|worker)$|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|cases|fixtures)/|^bench/peers/' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
