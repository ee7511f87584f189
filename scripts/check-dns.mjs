/**
 * node scripts/check-dns.mjs [--compiled]: the checks of addresses and the polling of blocklists against a name server that others
 * wrote: dnsmasq (apt-get install dnsmasq-base). Its records are written below as an operator would write them; names of addresses,
 * lists that answer, refuse, name the whole world or are dead, and silence must be read as they are.
 * Ends with 0: all as it should be; 1: something is wrong; 3: NOTHING was checked, for want of dnsmasq.
 */
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Resolver } from 'node:dns/promises';
import { benchTree } from '../bench/lib/bench-tree.mjs';
import { freePort } from '../bench/lib/ports.mjs';

const say = (line) => console.log(line);
const PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;
const LISTS = { good: 'zen.test', refuses: 'refuses.test', world: 'world.test', dead: 'dead.test' };

/** What each address is found to be; the banner is not looked at here. */
const NAMES = [
  { address: '198.51.100.7', what: 'all is right', ptr: 'as_it_should_be', forward: 'as_it_should_be' },
  { address: '198.51.100.8', what: 'no PTR', ptr: 'no_ptr', forward: 'no_name' },
  { address: '198.51.100.9', what: 'a name that leads elsewhere', ptr: 'as_it_should_be', forward: 'other_forward' },
  { address: '198.51.100.10', what: 'a name that leads nowhere', ptr: 'as_it_should_be', forward: 'no_forward' },
  { address: '198.51.100.11', what: 'two PTR', ptr: 'several_ptr', forward: 'no_name' },
  { address: '198.51.100.12', what: 'a name made of the address', ptr: 'generic_ptr', forward: 'as_it_should_be' },
  { address: '2001:db8::7', what: 'IPv6, all is right', ptr: 'as_it_should_be', forward: 'as_it_should_be' },
];
const V6 = '7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2';
const ZONE = [
  'host-record=out7.mail.test,198.51.100.7',
  'ptr-record=9.100.51.198.in-addr.arpa,out9.mail.test',
  'host-record=out9.mail.test,198.51.100.99',
  'ptr-record=10.100.51.198.in-addr.arpa,nowhere.mail.test',
  'ptr-record=11.100.51.198.in-addr.arpa,one.mail.test',
  'ptr-record=11.100.51.198.in-addr.arpa,two.mail.test',
  'host-record=ip-198-51-100-12.isp.test,198.51.100.12',
  'host-record=out6.mail.test,2001:db8::7',
  `address=/2.0.0.127.${LISTS.good}/127.0.0.2`,
  `address=/${LISTS.refuses}/127.255.255.254`,
  `address=/${LISTS.world}/127.0.0.2`,
];
const LISTED = [
  `address=/7.100.51.198.${LISTS.good}/127.0.0.3`,
  `txt-record=7.100.51.198.${LISTS.good},Seen in a trap https://list.test/7`,
  `address=/${V6}.${LISTS.good}/127.0.0.4`,
];

async function run() {
  if (spawnSync('dnsmasq', ['--version'], { env: { PATH } }).status !== 0) {
    console.error('NOTHING WAS CHECKED: there is no dnsmasq here (apt-get install dnsmasq-base).');
    return 3;
  }
  const server = new Dnsmasq(await freePort());
  const { at, stop } = await benchTree({ compiled: process.argv.includes('--compiled') });
  const { startWorld } = await at('test/support/world.js');
  let world;
  try {
    await server.serve([...ZONE, ...LISTED]);
    world = await startWorld({
      DNS_SERVERS: `127.0.0.1:${server.port}`,
      DNSBL_ZONES: Object.values(LISTS)
        .map((zone) => `${zone}=critical`)
        .join(','),
    });
    const checking = new Checking(world, server);
    await checking.names();
    await checking.lists();
    for (const fault of checking.faults) console.error(`WRONG: ${fault}`);
    say(
      checking.faults.length === 0 ? 'dnsmasq and Posthorn understand each other.' : `${checking.faults.length} faults`,
    );
    return checking.faults.length === 0 ? 0 : 1;
  } finally {
    await world?.close();
    await server.stop();
    await stop();
  }
}

/** The name server, started anew for other records: it reads them once. */
class Dnsmasq {
  constructor(port) {
    this.port = port;
    this.child = null;
  }

  async serve(records) {
    await this.stop();
    const settings = ['no-resolv', 'no-hosts', 'local=/test/', 'local=/arpa/', 'bind-interfaces', 'keep-in-foreground'];
    const options = [...settings, `port=${this.port}`, 'listen-address=127.0.0.1', 'conf-file=/dev/null', ...records];
    this.child = spawn('dnsmasq', [...options.map((one) => `--${one}`), '--user=', '--pid-file='], {
      env: { PATH },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const resolver = new Resolver({ timeout: 500, tries: 1 });
    resolver.setServers([`127.0.0.1:${this.port}`]);
    for (let tries = 0; tries < 100; tries += 1) {
      const answers = await resolver.resolve4('out7.mail.test').catch(() => null);
      if (answers !== null) return;
      await pause(100);
    }
    throw new Error('dnsmasq does not answer');
  }

  async stop() {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }
}

class Checking {
  faults = [];

  constructor(world, server) {
    this.world = world;
    this.server = server;
  }

  async call(method, path, body) {
    const token = await this.world.operator();
    const answer = await this.world.http.call(method, path, { token, ...(body ? { body } : {}) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  same(what, found, expected) {
    const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
    if (is !== should) this.faults.push(`${what}: ${is}, not ${should}`);
    else say(`ok  ${what}`);
  }

  async names() {
    const addresses = NAMES.map(({ address }) => address);
    const { added } = await this.call('POST', '/v1/admin/ips', { addresses, identityCheck: 'required' });
    for (const { address, what, ptr, forward } of NAMES) {
      const { id } = added.find((one) => one.address === address);
      const { checks } = await this.call('POST', `/v1/admin/ips/${id}/check`, {});
      const reasonOf = (name) => checks.find(({ check }) => check === name).reason;
      this.same(`${address}, ${what}`, [reasonOf('ptr'), reasonOf('forward')], [ptr, forward]);
    }
  }

  async lists() {
    const poll = () => this.call('POST', '/v1/admin/listings/poll', {});
    const open = async () =>
      (await this.call('GET', '/v1/admin/listings?status=open')).data
        .map(({ ip, list, code, reason }) => [ip, list, code, reason])
        .sort(([a], [b]) => (a < b ? -1 : 1));
    const incidents = [
      ['198.51.100.7', LISTS.good, '127.0.0.3', 'Seen in a trap https://list.test/7'],
      ['2001:db8::7', LISTS.good, '127.0.0.4', null],
    ];
    const first = await poll();
    this.same('an answer in 127/8 opens an incident, over IPv6 too', await open(), incidents);
    const faults = first.faults.filter(({ address }) => address === null).map(({ list }) => list);
    this.same('who refuses, names everybody or is dead is not believed', faults.sort(), [
      LISTS.dead,
      LISTS.refuses,
      LISTS.world,
    ]);
    await this.server.stop();
    const silent = await poll();
    this.same('silence opens nothing and closes nothing', [silent.opened, silent.closed], [0, 0]);
    this.same('what was open stays open', await open(), incidents);
    await this.server.serve(ZONE);
    const last = await poll();
    this.same('who is named no longer is free again', [last.opened, last.closed, await open()], [0, 2, []]);
  }
}

process.exit(await run());
