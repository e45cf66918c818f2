// The fences of docs/architecture.md. Each layer may import what its line allows and nothing else of ours;
// a library that belongs to one layer is named in `libraries`.
const src = (...parts) => `^src/(${parts.join('|')})`;

/** Everything in src/ that is not under `allowed` is out of bounds for files under `from`. */
const fence = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: src(...from) },
  to: { path: '^src/', pathNot: src(...allowed) },
});

/** Files outside `owners` may not import the library. */
const owned = (name, library, owners, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: src(...owners) },
  to: { path: library },
});

const npm = (name) => `(^|node_modules/)${name}(/|$)`;
const engine = 'main/engine/';

module.exports = {
  forbidden: [
    { name: 'no-circles', comment: 'No import circles anywhere.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-missing',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|\\.css$|\\?' },
    },
    {
      name: 'src-stands-alone',
      comment: 'The product imports neither tests nor scripts.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|out)/' },
    },

    fence('shared', ['shared/'], ['shared/'], 'shared runs anywhere and imports only itself.'),
    {
      name: 'shared-libraries',
      comment: 'shared uses the schema library and ids, and no platform.',
      severity: 'error',
      from: { path: src('shared/') },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot: [npm('zod'), npm('uuid')].join('|'),
      },
    },
    fence('preload', ['preload/'], ['preload/', 'shared/'], 'The preload knows the contract and nothing else.'),
    fence('renderer', ['renderer/'], ['renderer/', 'shared/'], 'Pages reach the engine over the bridge only.'),
    {
      name: 'renderer-has-no-node',
      comment: 'Pages run in a browser.',
      severity: 'error',
      from: { path: src('renderer/') },
      to: { dependencyTypes: ['core'] },
    },
    fence('shell', ['main/shell/'], ['main/shell/', 'shared/'], 'The shell is Electron only.'),
    fence(
      'bridge',
      ['main/bridge/'],
      ['main/bridge/', `${engine}index\\.ts$`, 'shared/'],
      'The bridge hands calls to the engine and knows nothing of its insides.',
    ),
    fence(
      'cli',
      ['main/cli\\.ts$', 'main/cli/'],
      ['main/cli/', `${engine}index\\.ts$`, 'shared/'],
      'The command line uses the same door as the bridge.',
    ),
    fence(
      'composition-root',
      ['main/index\\.ts$'],
      ['main/shell/', 'main/bridge/', `${engine}index\\.ts$`, 'shared/'],
      'The composition root joins shell, bridge and engine.',
    ),
    fence('engine', [engine], [engine, 'shared/'], 'Nothing below engine/ knows who uses it.'),
    fence(
      'metrics',
      [`${engine}metrics/`],
      [`${engine}metrics/`, 'shared/'],
      'Metrics are pure: values in, values out.',
    ),
    {
      name: 'metrics-are-pure',
      comment: 'No input or output inside a metric.',
      severity: 'error',
      from: { path: src(`${engine}metrics/`) },
      to: { path: `${npm('kysely')}|${npm('better-sqlite3')}`, dependencyTypesNot: ['local'] },
    },
    {
      name: 'metrics-have-no-platform',
      comment: 'No files, no network, no clock from the platform inside a metric.',
      severity: 'error',
      from: { path: src(`${engine}metrics/`) },
      to: { dependencyTypes: ['core'] },
    },
    fence(
      'repositories',
      [`${engine}store/repositories/`],
      [
        `${engine}store/repositories/`,
        `${engine}store/(tables|dialect|remember)`,
        'shared/domain/',
        'shared/contract/errors',
      ],
      'Repositories hold the SQL: tables in, rows out.',
    ),
    fence(
      'store',
      [`${engine}store/`],
      [`${engine}store/`, 'shared/'],
      'The store knows nothing of use-cases, metrics or files.',
    ),
    fence(
      'services',
      [`${engine}services/`],
      [`${engine}(services|metrics|transfer|backup|store)/`, `${engine}context\\.ts$`, 'shared/'],
      'Services join the layers below them.',
    ),
    fence(
      'context',
      [`${engine}context\\.ts$`],
      [`${engine}store/`, `${engine}metrics/`, 'shared/'],
      'What a service is given: the databases, the clock, the author.',
    ),
    fence(
      'transfer',
      [`${engine}transfer/`],
      [`${engine}transfer/`, `${engine}store/`, 'shared/'],
      'Import and export know the store, not metrics or services.',
    ),
    fence(
      'backup',
      [`${engine}backup/`],
      [`${engine}backup/`, `${engine}store/`, 'shared/'],
      'Backups know the store.',
    ),

    {
      name: 'store-insides',
      comment: 'Migrations and the driver are the store’s own business; a backup is checked by opening it.',
      severity: 'error',
      from: { path: '^src/', pathNot: src(`${engine}store/`, `${engine}backup/`) },
      to: { path: src(`${engine}store/(migrations/|driver)`) },
    },
    owned(
      'electron',
      npm('electron'),
      ['main/shell/', 'main/bridge/', 'main/index\\.ts$', 'preload/'],
      'Electron is for the shell, the bridge, the preload and the composition root.',
    ),
    owned(
      'driver',
      npm('(@types/)?better-sqlite3'),
      [`${engine}store/`],
      'One file of the store loads the SQLite driver.',
    ),
    owned('sql', npm('kysely'), [`${engine}store/`], 'SQL is written in the store only.'),
    owned(
      'react',
      npm('(react|react-dom|@mantine|@tanstack|chart\\.js)'),
      ['renderer/'],
      'Pages are for the renderer.',
    ),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|\\.runtime)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
      conditionNames: ['import', 'module', 'browser', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
    builtInModules: { add: ['electron'] },
  },
};
