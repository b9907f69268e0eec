// Who may import whom (docs/ARCHITECTURE.md). A broken rule fails `npm test`.
const folders = ['main', 'preload', 'renderer', 'server'];
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'shared-is-pure',
      comment: 'shared/ imports itself, zod and temporal-polyfill (ADR 0002).',
      severity: 'error',
      from: { path: '^shared/', pathNot: '^shared/(calendar|language)/' },
      to: { pathNot: ['^shared/', '^node_modules/(zod|temporal-polyfill)/'] },
    },
    {
      name: 'language-is-pure',
      comment:
        'shared/language/ puts texts together with i18next (ADR 0014), and knows nothing else.',
      severity: 'error',
      from: { path: '^shared/language/' },
      to: { pathNot: ['^shared/language/', '^node_modules/i18next/'] },
    },
    {
      name: 'the-relay-speaks-no-language',
      comment: 'Its answers have codes; the client has the words (ADR 0014).',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^shared/(language|wording)/', reachable: true },
    },
    {
      name: 'calendar-is-pure',
      comment:
        'shared/calendar/ reads iCalendar with ical.js (ADR 0010), and is as pure as the rest.',
      severity: 'error',
      from: { path: '^shared/calendar/' },
      to: { pathNot: ['^shared/', '^node_modules/(zod|temporal-polyfill|ical\\.js)/'] },
    },
    {
      name: 'calendar-is-loaded-when-used',
      comment: 'ical.js is large: parse.ts and what it stands on are reached by import() only.',
      severity: 'error',
      from: { path: '^(shared|main|renderer|server)/', pathNot: '^shared/calendar/' },
      to: { path: '^shared/calendar/', pathNot: '^shared/calendar/reading/' },
    },
    {
      name: 'calendar-readers-load-the-parser-late',
      comment: 'What hosts import of the calendar must not pull the parser in.',
      severity: 'error',
      from: { path: '^shared/calendar/reading/' },
      to: {
        path: '^shared/calendar/',
        pathNot: '^shared/calendar/reading/',
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    ...folders.map((folder) => ({
      name: `${folder}-keeps-to-itself`,
      comment: `${folder}/ imports itself and shared/, never another part of the product.`,
      severity: 'error',
      from: { path: `^${folder}/` },
      to: {
        path: `^(${[...folders.filter((f) => f !== folder), 'scripts', 'test', 'bench'].join('|')})/`,
      },
    })),
    {
      name: 'electron-only-in-the-shell',
      severity: 'error',
      from: { pathNot: '^(main|preload|test/support/electron-stand-in|scripts)/' },
      to: { path: '^node_modules/electron/' },
    },
    {
      name: 'only-app-wires-adapters',
      comment: 'Ports belong to their consumer; only a composition root names an adapter.',
      severity: 'error',
      from: {
        path: '^(main|server|renderer|shared)/',
        pathNot: ['/app\\.tsx?$', '^main/composition/', '/adapters/'],
      },
      to: { path: '/adapters/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
