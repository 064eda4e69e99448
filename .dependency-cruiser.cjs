/** The arrows of the house: what each room may import. Every other import between rooms is refused. */
const rooms = {
  domain: [],
  workflows: ['domain'],
  typesetting: [],
  // Tables as files: they know what an instant is, and no circular.
  sheets: ['domain'],
  // Requests to addresses that strangers name: who signs them and where they may go.
  webhooks: [],
  ledger: [],
  imports: ['domain'],
  // What people send is judged here; it knows nothing of HTTP and SQL.
  files: ['domain'],
  db: ['domain', 'imports', 'ledger'],
  templates: ['domain', 'sheets', 'typesetting'],
  activities: [
    'domain',
    'db',
    'sheets',
    'templates',
    'typesetting',
    'webhooks',
    'ledger',
    'workflows/messages',
    'telemetry',
  ],
  api: [
    'domain',
    'imports',
    'files',
    'db',
    'ledger',
    'sheets',
    'webhooks/problems',
    'webhooks/sign',
    'webhooks/target',
    'templates',
    'typesetting/print-file',
    'typesetting/stamp',
    'typesetting/template',
    // A receipt is set while its reader waits; everything that is sent is set by the worker.
    'typesetting/contract',
    'typesetting/typesetter',
    // A key or an emblem is tried when it is brought, not at the first launch.
    'typesetting/errors',
    'typesetting/pdf/assets',
    'typesetting/sign/(certificate|refused|signer)',
    'workflows/messages',
    'telemetry',
    'config',
  ],
  workers: [
    'domain',
    'db',
    'templates',
    'typesetting',
    'ledger',
    'activities',
    'workflows/messages',
    'telemetry',
    'config',
  ],
  // The screens ask the public API; what may be done at all they know from the same policy as it. Their build writes what the
  // API reads of it (a type).
  web: ['domain', 'clients', 'api/screens/ahead'],
  mailbox: ['config'],
  // Traces, figures and log lines: what every process says of itself. It knows no part of the product.
  telemetry: [],
  cli: [
    'domain',
    'imports',
    'files',
    'db',
    'templates',
    'typesetting',
    'ledger',
    'activities',
    'api',
    'workers',
    'workflows/messages',
    'telemetry',
    'config',
  ],
}
/** What of the command line works where no API runs, or must not trust one. Nothing else of it touches the database. */
const beforeTheApi = [
  // Start-up: tables, seed, the rehearsal's clock, the first administrator's link.
  'migrate',
  'up/postgres',
  'up/rehearsal',
  'up/stack',
  // For whoever holds the database's login, when no administrator can sign in.
  'admin-link',
  // Walks the record itself, so that it also says what a changed API would hide.
  'verify',
]
const forbidden = Object.entries(rooms).map(([room, may]) => ({
  name: `${room}-imports`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: {
    path: '^(telemetry|domain|workflows|typesetting|sheets|webhooks|ledger|imports|files|db|templates|activities|api|workers|mailbox|web|clients|cli|config)(/|\\.ts$)',
    pathNot: `^(${[room, ...may].join('|')})(/|\\.)`,
    ...(room === 'workflows' ? { dependencyTypesNot: ['type-only'] } : {}),
  },
}))
forbidden.push(
  {
    // The commands and the demo go through the API. Types of its replies may be named: they are gone at run time.
    name: 'cli-asks-the-api',
    severity: 'error',
    from: { path: '^cli/', pathNot: [`^cli/(${beforeTheApi.join('|')})\\.ts$`] },
    to: { path: ['^(db|ledger|activities|workers)/', 'node_modules/pg/'], dependencyTypesNot: ['type-only'] },
  },
  {
    // Whether the database is there may be asked by those who start it and by those who look whether all is well.
    name: 'cli-looks-at-its-database',
    severity: 'error',
    from: { path: '^cli/', pathNot: '^cli/(up/|status\\.ts$|doctor/checks\\.ts$)' },
    to: { path: '^cli/up/postgres\\.ts$' },
  },
  {
    name: 'no-cycles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'domain-imports-nothing',
    severity: 'error',
    from: { path: '^domain/' },
    to: { dependencyTypes: ['npm', 'core'] },
  },
  {
    name: 'workflow-packages',
    severity: 'error',
    from: { path: '^workflows/' },
    to: {
      dependencyTypes: ['npm', 'core'],
      dependencyTypesNot: ['type-only'],
      pathNot: 'node_modules/(@temporalio/(workflow|common)|async-mutex)',
    },
  },
)
module.exports = {
  forbidden,
  options: {
    tsConfig: { fileName: 'tsconfig.build.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: '^(dist|test)/',
  },
}
