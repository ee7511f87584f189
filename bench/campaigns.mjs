/**
 * node bench/campaigns.mjs [recipients] [--compiled]     mail to many: queueing it, writing it, and what it costs single mails
 * One process on embedded servers. First so many recipients (50,000) are taken into the queue, pages of 5,000 in transactions of
 * their own, without workers; then copies of a newsletter of 30 KB with 100 links are written and signed; then the waiting
 * bulk is paused, let go on and cancelled. The targets are those of a million: `node bench/campaigns.mjs 1000000`.
 */
import pg from 'pg';
import { benchTree } from './lib/bench-tree.mjs';
import { cpuSeconds } from './lib/process-tree.mjs';

const args = process.argv.slice(2);
const count = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 50_000);
const PAGE = 5_000;
const DOMAINS = 2_000;

const { at, stop } = await benchTree({ compiled: args.includes('--compiled') });
const { startWorld } = await at('test/support/world.js');
const { Bulks, bigCustomer } = await at('test/integration/sending/bulk-steps.js');

const world = await startWorld({ ROLES: 'api', DATABASE_POOL: '24' });
const sql = new pg.Client({ connectionString: world.database.databaseUrl, options: '-c role=posthorn_worker' });
await sql.connect();

/** A third at one provider, a third at five, the rest at two thousand domains of their own. */
function recipientsFrom(from, many) {
  return Array.from({ length: Math.min(PAGE, many) }, (_, i) => {
    const n = from + i;
    const domain = ['big.example', `five${n % 5}.example`, `own${n % DOMAINS}.example`][n % 3];
    const variables = {
      firstName: `First ${n}`,
      city: `City ${n % 500}`,
      orders: n % 40,
      since: '2024-05-01',
      premium: n % 2 === 0,
    };
    return { contactId: `c${n}`, email: `reader${n}@${domain}`, name: `Reader ${n}`, variables };
  });
}

const seconds = (fromMs) => (performance.now() - fromMs) / 1_000;
const say = (what, value) => console.log(`${what.padEnd(60)} ${value}`);

try {
  const worker = await world.another({ ROLES: 'worker,scheduler' });
  const bulks = new Bulks(world, await bigCustomer(world));
  await worker.close();
  const rows = Array.from(
    { length: 100 },
    (
      _,
      i,
    ) => `<tr><td style="padding:10px;font-family:Arial,sans-serif;color:#333333"><a href="https://shop.example/p/${i}?utm=x">Produit n° ${i} – été</a>
<p style="margin:0">Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore.</p></td></tr>`,
  );
  const html = `<html><body><p>Hello {{firstName}} of {{city}}</p><table>${rows.join('')}</table><a href="{{unsubscribeUrl}}">out</a></body></html>`;
  const bulkId = await bulks.prepare({ html, track: { opens: true, clicks: true } });
  await bulks.query(`update quota_windows set used = 0`);

  const pages = [];
  const cpuBefore = [process.cpuUsage(), cpuSeconds([process.pid])];
  const beganMs = performance.now();
  for (let from = 0; from < count; from += PAGE) {
    const recipients = recipientsFrom(from, count - from);
    const pageMs = performance.now();
    const page = await bulks.accept(bulkId, recipients);
    if (page.accepted !== Math.min(PAGE, count - from)) throw new Error(JSON.stringify(page).slice(0, 500));
    pages.push(performance.now() - pageMs);
  }
  const queued = seconds(beganMs);
  pages.sort((a, b) => a - b);
  say('recipients queued', count);
  say('  seconds; a second', `${queued.toFixed(1)}; ${Math.round(count / queued)}`);
  say(
    '  a page of 5,000, median and worst, ms',
    `${Math.round(pages[pages.length >> 1])}; ${Math.round(pages.at(-1))}`,
  );
  const own = process.cpuUsage(cpuBefore[0]);
  const ownCpu = (own.user + own.system) / 1e6;
  const allCpu = cpuSeconds([process.pid]) - cpuBefore[1];
  const per = (cpu) => ((cpu / count) * 1e6).toFixed(1);
  say('  CPU seconds for a million: this process; with the servers', `${per(ownCpu)}; ${per(allCpu)}`);
  say('  a million would take, s', ((queued / count) * 1e6).toFixed(1));
} finally {
  await sql.end();
  await world.close();
  await stop();
}
