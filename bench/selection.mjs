/**
 * node bench/selection.mjs [addresses] [--compiled]     what choosing an address costs for each delivery
 * No servers: the choice is made from memory, so there is nothing to ask and no query per message. As many addresses as told (10,000) of
 * 5,000 accounts with two pools and two rules each. Prints nanoseconds for the choice at acceptance and for the second look when a row's turn
 * comes, for accounts with and without addresses, and how both grow: ten times the addresses should cost next to nothing more.
 */
import { performance } from 'node:perf_hooks';
import { join, resolve } from 'node:path';
import { compileTests } from '../scripts/lib/compile-tests.mjs';
import { repositoryRoot } from '../scripts/lib/repository.mjs';

const args = process.argv.slice(2);
const addresses = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 10_000);
const ACCOUNTS = 5_000;
const TIMES = 500_000;
const ROUNDS = 5;
/** Deliveries, for a share that can be imagined. */
const PER_SECOND = 1_000;

const out = resolve(repositoryRoot, process.env.POSTHORN_TEST_DIST ?? 'dist-test');
if (!args.includes('--compiled')) compileTests(repositoryRoot, out);
const at = (path) => import(join(out, path));
const { EgressTable } = await at('src/modules/dedicated-ips/selection/rules/egress-table.js');
const { egressNow, selectEgress } = await at('src/modules/dedicated-ips/selection/rules/select-egress.js');

const account = (n) => `account-${n}`;
function tableOf(addresses) {
  const pools = Array.from({ length: ACCOUNTS * 2 }, (_, n) => ({
    id: `pool-${n}`,
    accountId: account(n >> 1),
    name: n % 2 === 0 ? 'dedicated' : 'news',
    class: null,
    stream: n % 2 === 0 ? null : 'marketing',
    overflow: 'shared',
  }));
  const ips = Array.from({ length: addresses }, (_, n) => ({
    id: `ip-${n}`,
    address: `198.${18 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`,
    localAddress: '',
    heloName: null,
    accountId: account((n % pools.length) >> 1),
    poolId: `pool-${n % pools.length}`,
    state: 'active',
    bound: true,
    limits: null,
  }));
  const rules = Array.from({ length: ACCOUNTS * 2 }, (_, n) => ({
    accountId: account(n >> 1),
    senderDomain: null,
    recipientDomain: n % 2 === 0 ? `partner${n}.example` : null,
    tag: n % 2 === 0 ? null : 'invoice',
    poolId: `pool-${n}`,
  }));
  return new EgressTable('1', ips, pools, rules, new Map());
}

function measured(work) {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    for (let i = 0; i < TIMES; i += 1) work(i);
    return ((performance.now() - began) * 1e6) / TIMES;
  });
  return Math.round(rounds.sort((a, b) => a - b)[ROUNDS >> 1]);
}

const question = (i, shift) => ({
  accountId: account((i % ACCOUNTS) + shift),
  stream: i % 2 === 0 ? 'transactional' : 'marketing',
  senderDomain: 'shop.example',
  recipientDomain: 'gmail.com',
  tags: ['welcome'],
});
const usual = tableOf(addresses);
const ten = tableOf(addresses * 10);
const CASES = {
  'choice, own addresses': (table) => (i) => selectEgress(table, question(i, 0)),
  'choice, shared': (table) => (i) => selectEgress(table, question(i, ACCOUNTS)),
  'second look, own lane': (table) => (i) => egressNow(table, `pool:pool-${(i % ACCOUNTS) * 2}`, question(i, 0)),
  'second look, shared lane': (table) => (i) => egressNow(table, 'shared', question(i, ACCOUNTS)),
};
const count = (n) => n.toLocaleString('en');
console.log(
  `${count(addresses)} addresses, ${count(ACCOUNTS)} accounts; ns for one delivery, median of ${ROUNDS}; no query`,
);
for (const [name, work] of Object.entries(CASES)) {
  const [one, more] = [measured(work(usual)), measured(work(ten))];
  const share = ((one * PER_SECOND) / 1e7).toFixed(3);
  console.log(
    `${name.padEnd(26)} ${String(one).padStart(6)}  ${share} % of a core at ${count(PER_SECOND)} a second; ten times the addresses: ×${(more / one).toFixed(2)}`,
  );
}
