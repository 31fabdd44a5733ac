// The direction of the house, lowest floor first. A room imports from lower floors through their doors, and on its own
// floor only from a door that it declares in `sideDoors`. `npm run boundaries` runs this; test/architecture proves that a
// deliberate violation fails.
const floors = [
  ['kernel', 'design'],
  ['law'],
  ['actuarial', 'ballots', 'statistics'],
  ['platform'],
  ['operations'],
  ['insight'],
  ['governance'],
  ['web', 'cli'],
];

/** Same-floor doors that a room declares: importer → rooms it may enter. */
const sideDoors = {
  'platform/audit': ['platform/database'],
  'platform/http': ['platform/database', 'platform/audit'],
  'platform/jobs': ['platform/database'],
  'platform/identity': ['platform/database', 'platform/audit', 'platform/http', 'platform/mail'],
  'platform/notices': ['platform/database', 'platform/audit', 'platform/http', 'platform/jobs'],
  'platform/publication': ['platform/database', 'platform/audit', 'platform/http'],
  'platform/news': ['platform/database'],
  'platform/mail': ['platform/database', 'platform/audit', 'platform/http'],
  'platform/actions': ['platform/database', 'platform/audit'],
  'governance/candidacies': ['governance/organisations'],
  'governance/sortitions': ['governance/candidacies'],
  'governance/elections': ['governance/candidacies', 'governance/sortitions'],
  'governance/improvement': ['governance/quality'],
  'platform/documents': ['platform/database', 'platform/audit', 'platform/http'],
  'governance/committees': ['governance/spaces', 'governance/quality'],
  'insight/evaluations': ['insight/programmes'],
  'governance/commissions': [
    'governance/spaces',
    'governance/quality',
    'governance/complaints',
    'governance/committees',
    'governance/oversight',
    'governance/oversightGroups',
    'governance/improvement',
  ],
  'governance/digest': ['governance/spaces', 'governance/committees', 'governance/oversightGroups'],
  'governance/stages': [
    'governance/spaces',
    'governance/quality',
    'governance/committees',
    'governance/organisations',
    'governance/oversight',
    'governance/oversightGroups',
    'governance/commissions',
  ],
  'governance/territory': [
    'governance/spaces',
    'governance/committees',
    'governance/oversight',
    'governance/oversightGroups',
  ],
  'governance/oversightGroups': ['governance/spaces', 'governance/oversight'],
};

const layered = ['platform', 'operations', 'insight', 'governance'];
const forbidden = [];

floors.forEach((floor, level) => {
  const above = floors.slice(level + 1).flat();
  if (above.length > 0)
    forbidden.push({
      name: `${floor.join('-')}-never-upward`,
      comment: 'A floor never imports from a floor above it.',
      severity: 'error',
      from: { path: `^src/(${floor.join('|')})/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: `^src/((${above.join('|')})/|server\\.ts$)` },
    });
  for (const one of floor) {
    // The web's pages are started by cli, and the pure words of the kernel (dates, amounts) are written by design.
    const mayEnter = { cli: 'web', design: 'kernel' };
    const others = floor.filter((other) => other !== one && mayEnter[one] !== other);
    if (others.length > 0)
      forbidden.push({
        name: `${one}-knows-no-neighbour`,
        severity: 'error',
        from: { path: `^src/${one}/`, pathNot: '\\.test\\.tsx?$' },
        to: { path: `^src/(${others.join('|')})/` },
      });
  }
});

for (const floor of layered)
  forbidden.push({
    name: `${floor}-rooms-by-declared-doors`,
    comment: 'On its own floor a room enters only the doors it declares.',
    severity: 'error',
    from: { path: `^src/${floor}/([^/]+)/`, pathNot: '\\.test\\.tsx?$' },
    to: {
      path: `^src/${floor}/([^/]+)/`,
      pathNot: [
        `^src/${floor}/$1/`,
        ...Object.entries(sideDoors)
          .filter(([from]) => from.startsWith(`${floor}/`))
          .flatMap(([, doors]) => doors.map((door) => `^src/${door}/index\\.ts$`)),
      ],
    },
  });

// The general rule above lets a room through any door that some neighbour declared; these narrow it to each room's own.
for (const floor of layered) {
  const declared = new Set(
    Object.entries(sideDoors)
      .filter(([from]) => from.startsWith(`${floor}/`))
      .flatMap(([, doors]) => doors),
  );
  for (const door of declared) {
    const allowed = Object.entries(sideDoors)
      .filter(([, doors]) => doors.includes(door))
      .map(([from]) => from);
    forbidden.push({
      name: `${door.replace('/', '-')}-door-is-declared`,
      severity: 'error',
      from: {
        path: `^src/${floor}/`,
        pathNot: [`^src/${door}/`, '\\.test\\.tsx?$', ...allowed.map((room) => `^src/${room}/`)],
      },
      to: { path: `^src/${door}/` },
    });
  }
}

forbidden.push(
  {
    name: 'rooms-by-the-door',
    comment: 'A room is entered by its index.ts; its api.ts and pages are for the web that composes them.',
    severity: 'error',
    from: { path: '^src/([^/]+)/([^/]+)/', pathNot: '(^src/(web|cli)/)|\\.test\\.tsx?$' },
    to: {
      path: '^src/(platform|operations|insight|governance)/[^/]+/',
      pathNot: ['^src/$1/$2/', '/index\\.ts$'],
    },
  },
  { name: 'no-circle', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
);

module.exports = {
  forbidden,
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
