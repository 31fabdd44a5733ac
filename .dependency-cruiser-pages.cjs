// What a page reaches at run time is what a phone downloads: never a store, never a route, never the server's parts.
module.exports = {
  forbidden: [
    {
      name: 'a-page-never-reaches-a-store',
      severity: 'error',
      from: { path: '^src/(web/.*|.*/pages/.*|design/.*)\\.tsx$' },
      to: {
        path: '/(store|routes)\\.ts$|^src/platform/|^node:|node_modules/(pg|kysely|fastify|sodium-native)/',
        reachable: true,
      },
    },
  ],
  options: {
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
