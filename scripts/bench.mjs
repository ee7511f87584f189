/**
 * npm run bench                     everything, beside Postfix when it is installed (and this is root)
 * npm run bench -- --quick          small numbers, one round: does it run at all
 * npm run bench -- smtp-50 deliver  some scenarios
 * npm run bench -- sign-in        signing up and in, and whether a clock tells known people from unknown ones
 *   --rounds 5   rounds per scenario, default 3      --split   acceptance and delivery in two processes
 *   --no-crashes   leave the crashes out             --profile   CPU profiles of Posthorn into bench/results
 * Only ratios taken in one run mean anything; a factor under 1.5 is noise on a shared machine.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { Helper } from '../bench/lib/children.mjs';
import { measureCrashes } from '../bench/lib/crashes.mjs';
import { measureIdle } from '../bench/lib/measure.mjs';
import { Posthorn } from '../bench/lib/posthorn.mjs';
import { faultsOf, report } from '../bench/lib/report.mjs';
import { SCENARIOS } from '../bench/lib/scenarios.mjs';
import { measureSignIn, reportSignIn } from '../bench/lib/sign-in.mjs';
import { Turns } from '../bench/lib/turns.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { repositoryRoot } from './lib/repository.mjs';

const args = process.argv.slice(2);
const flag = (name) => args.includes(name);
const roundsAt = args.indexOf('--rounds');
const rounds = roundsAt < 0 ? 3 : Number(args.splice(roundsAt, 2)[1]);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const keys = [...SCENARIOS.map((scenario) => scenario.key), 'sign-in'];
const unknown = wanted.filter((key) => !keys.includes(key));
if (unknown.length > 0) {
  console.error(`bench: no such scenario: ${unknown.join(', ')}. There are: ${keys.join(', ')}`);
  process.exit(2);
}
const scenarios = wanted.length === 0 ? SCENARIOS : SCENARIOS.filter((scenario) => wanted.includes(scenario.key));
const quick = flag('--quick');
const say = (line) => console.error(line);

ensureInstalled(repositoryRoot);
ensureBuilt(repositoryRoot);

const folder = mkdtempSync(join(tmpdir(), 'posthorn-bench-'));
chmodSync(folder, 0o755);
const dns = new Helper('dns.mjs');
const posthorn = new Posthorn(folder, dns, flag('--profile') ? join(repositoryRoot, 'bench/results') : undefined);
posthorn.dnsPort = (await dns.hear()).listening;
const turns = new Turns({ posthorn, folder, quick, rounds, split: flag('--split'), say });
let exitCode = 0;

async function tidyUp() {
  await turns.close();
  await posthorn.close().catch((error) => say(`bench: ${error.message}`));
  dns.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void tidyUp().then(() => process.exit(130)));

try {
  say('bench: preparing a customer …');
  await posthorn.prepare();
  const outcome = {
    machine: {
      cpus: cpus().length,
      model: cpus()[0]?.model,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    },
    quick,
    results: [],
    crashes: [],
  };
  await posthorn.startRun({ roles: 'api,smtp,worker,scheduler', sinkPort: 9 });
  outcome.idle = await measureIdle({ roots: () => posthorn.roots(), settleMs: quick ? 1_000 : 10_000 });
  await posthorn.stop();
  for (const scenario of scenarios) outcome.results.push(await turns.run(scenario));
  if (wanted.length === 0 || wanted.includes('sign-in')) {
    await posthorn.startRun({ roles: 'api', sinkPort: 9 });
    outcome.signIn = await measureSignIn({ url: `http://127.0.0.1:${posthorn.httpPort}`, quick, say });
    await posthorn.stop();
  }
  if (!flag('--no-crashes') && wanted.length === 0) {
    const context = {
      posthorn,
      loader: turns.loaders.smtp,
      newSink: (delay) => turns.newSink(delay),
      nextId: () => turns.nextId(),
      count: quick ? 200 : 2000,
    };
    outcome.crashes = await measureCrashes(context);
  }
  const results = join(repositoryRoot, 'bench/results');
  mkdirSync(results, { recursive: true });
  const file = join(
    results,
    `${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}${quick ? '-quick' : ''}.json`,
  );
  writeFileSync(file, `${JSON.stringify(outcome, null, 2)}\n`);
  if (outcome.results.length > 0) console.log(report(outcome));
  if (outcome.signIn) console.log(`\n${reportSignIn(outcome.signIn)}`);
  const faults = faultsOf(outcome);
  for (const fault of faults) console.log(`SPOILT: ${fault}`);
  console.log(`\nall figures: ${file}`);
  exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  say(`bench: ${error.stack ?? error}`);
  exitCode = 1;
} finally {
  await tidyUp();
}
process.exit(exitCode);
