/**
 * node bench/imports.mjs [rows] [--list] [--hostile] [--compiled] [--profile]     imports a CSV file of 1,000,000 contacts through the API
 * The file is made while it is uploaded: address, two texts, a number, a date, tags and a telephone number in every tenth row;
 * with --list everybody is put on a list with evidence of consent; with --hostile every hundredth row is broken in one of ten
 * ways. Prints rows a second, CPU-s per 1,000 rows of this process and PostgreSQL, memory at its peak, and by how much timers
 * were late: the longest time for which a request of the same process would have waited. PostgreSQL flushes as in production.
 * `--profile` adds where the time of the database goes, statement by statement, and that of the process, function by function.
 */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import pg from 'pg';
import { benchTree } from './lib/bench-tree.mjs';
import { FunctionTimes } from './lib/function-times.mjs';
import { StatementTimes } from './lib/statement-times.mjs';

const args = process.argv.slice(2);
const count = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 1_000_000);
const [hasList, isHostile] = [args.includes('--list'), args.includes('--hostile')];

const { at, stop } = await benchTree({
  compiled: args.includes('--compiled'),
  postgresSettings: { shared_buffers: '512MB', max_wal_size: '4GB' },
});
const { startWorld } = await at('test/support/world.js');
const { Importer } = await at('test/integration/audience/import-steps.js');
const { ExportContacts } = await at('src/modules/audience/exports/use-cases/export-contacts.js');
const { accountScope } = await at('src/platform/database/tx.js');
const { HotPool } = await at('src/platform/database/hot-pool.js');

const HOSTILE = [
  (n) => `"never closed ${n}@x.example,Ada,Lovelace,36,1990-01-31,vip,`,
  (n) => `no address ${n},Ada,Lovelace,36,1990-01-31,vip,`,
  (n) => `h${n}@x.example,Ada,Lovelace,old,1990-01-31,vip,`,
  (n) => `h${n}@x.example,Ada,Lovelace,36,31.02.1990,vip,`,
  (n) => `h${n}@x.example,Ada,Lovelace,36,1990-01-31,vip,,,,surplus`,
  (n) => `h${n}@x.example,A\u0000da,Lovelace,36,1990-01-31,vip,`,
  (n) => `h${n}@x.example,=cmd|' /C calc'!A0,Lovelace,36,1990-01-31,vip,`,
  (n) => `h${n}@x.example,"Ada\nover lines",Lovelace,36,1990-01-31,vip,`,
  (n) => `c${n % 1_000}@x.example,Ada,again,36,1990-01-31,vip,`,
  () => ',,,,,,',
];
const line = (n) => {
  if (isHostile && n % 100 === 0) return `${HOSTILE[(n / 100) % HOSTILE.length](n)}\n`;
  return `c${n}@bench${n % 500}.example,Ada ${n},Lovelace,${n % 90},19${50 + (n % 50)}-01-31,"vip,y${n % 20}",${n % 10 === 0 ? '+33612345678' : ''}\n`;
};

const BOUNDARY = '----bench';
async function* formOf(fields) {
  for (const [name, value] of fields)
    yield Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  yield Buffer.from(
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="bench.csv"\r\n\r\nemail,first,last,age,born,tags,phone\n`,
  );
  for (let n = 1; n <= count;) {
    let text = '';
    for (const end = Math.min(count, n + 999); n <= end; n += 1) text += line(n);
    yield Buffer.from(text);
  }
  yield Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
}

const world = await startWorld({ ROLES: 'api,worker', DATABASE_POOL: '24' });
const delays = monitorEventLoopDelay({ resolution: 5 });
const postgresSeconds = async () => {
  const pids = (await world.app.get(HotPool).query('select pid from pg_stat_activity')).rows.map(({ pid }) => pid);
  const ticks = pids.map((pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return Number(stat[11]) + Number(stat[12]);
  });
  return ticks.reduce((sum, one) => sum + one, 0) / 100;
};
let peak = 0;
const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 200);
const megabytes = (bytes) => `${Math.round(bytes / 1024 / 1024)} MB`;
try {
  const importer = await Importer.start(world);
  await importer.withFields({ first: 'text', last: 'text', age: 'number', born: 'date' });
  const fields = [['onDuplicate', 'update']];
  if (hasList) {
    const consent = {
      at: '2026-02-01',
      where: 'https://bench.example',
      how: 'a box that was ticked',
      textVersion: '1',
    };
    fields.push(['listId', await importer.list()], ['consent', JSON.stringify(consent)]);
  }
  const idle = process.memoryUsage().rss;
  const began = performance.now();
  const answer = await fetch(`${world.http.url}/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${importer.token}`, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: formOf(fields),
    duplex: 'half',
  });
  const uploaded = performance.now();
  const accepted = await answer.json();
  if (answer.status !== 202) throw new Error(JSON.stringify(accepted));
  console.log(
    `uploaded ${megabytes(accepted.progress.bytesTotal)} in ${((uploaded - began) / 1000).toFixed(1)} s, at most ${megabytes(peak)} (idle ${megabytes(idle)})`,
  );
  peak = 0;
  delays.enable();
  const times = args.includes('--profile') ? [new StatementTimes(pg), await FunctionTimes.begin()] : [];
  const [cpuBefore, postgresBefore] = [process.cpuUsage(), await postgresSeconds()];
  for (let quarter = 1, view; ;) {
    await new Promise((wake) => setTimeout(wake, 250));
    view = await importer.read(accepted.id);
    for (; view.progress.percent >= quarter * 25; quarter += 1)
      console.log(`${view.rows} rows, ${megabytes(process.memoryUsage().rss)}, ${view.progress.secondsLeft} s left`);
    if (view.status !== 'done' && view.status !== 'failed') continue;
    const seconds = (performance.now() - uploaded) / 1000;
    const cpu = process.cpuUsage(cpuBefore);
    const own = (cpu.user + cpu.system) / 1e6;
    const postgres = (await postgresSeconds()) - postgresBefore;
    const { rows, created, updated, skipped, rejected } = view;
    console.log(
      `${view.status}: ${rows} rows (${created} created, ${updated} updated, ${skipped} skipped, ${rejected} rejected)`,
    );
    console.log(
      `${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s, CPU-s per 1,000: ${((own / rows) * 1000).toFixed(3)} here, about ${((postgres / rows) * 1000).toFixed(3)} in PostgreSQL`,
    );
    console.log(
      `memory at most ${megabytes(peak)}; timers late by ${Math.round(delays.percentile(50) / 1e6)} ms (median), ${Math.round(delays.percentile(99) / 1e6)} ms (99 %), ${Math.round(delays.max / 1e6)} ms (worst)`,
    );
    for (const each of times) await each.report();
    break;
  }
  const exportBegan = performance.now();
  let bytes = 0;
  const wish = { filter: {}, order: 'newest', hasMark: false };
  for await (const text of world.app.get(ExportContacts, { strict: false }).run(accountScope(importer.accountId), wish))
    bytes += text.length;
  console.log(`exported ${megabytes(bytes)} in ${((performance.now() - exportBegan) / 1000).toFixed(1)} s`);
} finally {
  clearInterval(sampling);
  await world.close();
  await stop();
}
process.exit(0);
