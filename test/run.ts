import { runAll } from './support/runner/run-all.js';

// What `npm test` starts once everything is compiled; the last line it prints is "N passed, N failed".
process.exitCode = (await runAll(process.argv.slice(2))) ? 0 : 1;
