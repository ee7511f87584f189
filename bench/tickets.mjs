/**
 * node bench/tickets.mjs [tickets] [--compiled]       the lists of staff and their search
 * Embedded servers, one process without a scheduler, as many tickets as told (1,000,000). Asks each list and each search over HTTP, one after
 * another, and prints the median and the 95th percentile, and their ratio to the cheapest question there is: one ticket by its number.
 */
import { benchTree } from './lib/bench-tree.mjs';

const args = process.argv.slice(2);
const tickets = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 1_000_000);
const ROUNDS = 100;

const { at, stop } = await benchTree({ compiled: args.includes('--compiled') });
const { startWorld } = await at('test/support/world.js');
const { manyTickets } = await at('test/integration/support/many-tickets.js');

const world = await startWorld({ ROLES: 'api' });
const token = await world.operator();
const began = performance.now();
await manyTickets(world.database.databaseUrl, tickets);
console.log(`${tickets.toLocaleString('en')} tickets after ${((performance.now() - began) / 1_000).toFixed(0)} s`);

const percentile = (times, part) => times.toSorted((a, b) => a - b)[Math.ceil(times.length * part) - 1];

async function timed(query) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    const answer = await world.http.get(`/v1/admin/tickets?${query(round)}`, { token });
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    times.push(performance.now() - from);
  }
  return { median: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

const QUESTIONS = [
  ['one by its number', (n) => `q=${10_001 + n * 97}`],
  ['newest', () => 'view=newest'],
  ['open in a queue', () => 'view=queue&queue=billing'],
  ['nobody’s', () => 'view=unassigned'],
  ['late', () => 'view=breached'],
  ['a tag', () => 'tag=rare'],
  ['a domain', (n) => `q=d${n}.example`],
  ['a word all have', () => 'q=common'],
  ['a word few have', (n) => `q=w${1_000 + n * 31}`],
  ['two words', (n) => `q=common+w${1_000 + n * 31}`],
];
let cheapest;
for (const [name, query] of QUESTIONS) {
  await timed(() => query(0));
  const { median, p95 } = await timed(query);
  cheapest ??= p95;
  console.log(
    `${name.padEnd(20)} median ${median.toFixed(1).padStart(7)} ms   p95 ${p95.toFixed(1).padStart(7)} ms   × ${(p95 / cheapest).toFixed(2)}`,
  );
}
await world.close();
await stop();
