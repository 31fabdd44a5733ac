import { run } from './src/cli/valuationRun.ts'; import { run as v } from './src/cli/verifyRun.ts';
process.exitCode = process.argv[2]==='v' ? await v(process.argv.slice(3)) : await run(process.argv.slice(2));
