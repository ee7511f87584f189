import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { IpUsers } from '../../../src/modules/dedicated-ips/listings/ip-users.js';
import { PollListings } from '../../../src/modules/dedicated-ips/listings/use-cases/poll-listings.js';
import { newId, wireId } from '../../../src/kernel/ids.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { eventually } from '../../support/eventually.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { startWorld, type World } from '../../support/world.js';

interface Listing {
  id: string;
  ip: string;
  list: string;
  severity: string;
  code: string;
  reason: string | null;
  accounts: string[];
  confirmedAt: string | null;
  closedAt: string | null;
  steps: string[];
}
interface Report {
  lists: number;
  addresses: number;
  listed: number;
  opened: number;
  closed: number;
  faults: { list: string; address: string | null; why: string }[];
}

const IP = '198.51.100.7';
const REVERSED = '7.100.51.198';
const LISTS = Array.from({ length: 10 }, (_, i) => `bl${i}.list.test`);

describe('addresses on blocklists', () => {
  let world: World;
  let dns: DnsServer;
  let staff: string;
  let users: string[] = [];

  before(async () => {
    dns = await DnsServer.start();
    for (const list of LISTS) dns.set(`2.0.0.127.${list}`, { a: ['127.0.0.2'] });
    world = await startWorld({
      DNS_SERVERS: dns.address,
      DNSBL_ZONES: LISTS.map((zone, i) => (i === 0 ? `${zone}=critical` : zone)).join(','),
    });
    staff = await world.operator();
  });
  after(async () => {
    await world.close();
    await dns.stop();
  });

  const post = <T>(path: string, body: object = {}) => world.http.post<T>(path, { token: staff, body });
  const get = <T>(path: string, headers: Record<string, string> = {}) =>
    world.http.get<T>(path, { token: staff, headers });
  const poll = async (): Promise<Report> => {
    const answer = await post<Report>('/v1/admin/listings/poll');
    assert.equal(answer.status, 200);
    return answer.body;
  };
  const listings = async (query = ''): Promise<Listing[]> =>
    (await get<{ data: Listing[] }>(`/v1/admin/listings${query}`)).body.data;

  it('addresses come into the stock once, whole networks at a time', async () => {
    const body = { addresses: [IP, '198.51.100.8/30'], identityCheck: 'waived', reason: 'A test network.' };
    const first = await post<{ added: { address: string; state: string }[]; known: string[] }>('/v1/admin/ips', body);
    assert.equal(first.status, 201);
    assert.deepEqual(
      first.body.added.map(({ address, state }) => [address, state]),
      [IP, '198.51.100.8', '198.51.100.9', '198.51.100.10', '198.51.100.11'].map((address) => [address, 'stock']),
    );
    const again = await post<{ added: object[]; known: string[] }>('/v1/admin/ips', { ...body, addresses: [IP] });
    assert.deepEqual([again.body.added, again.body.known], [[], [IP]]);
  });

  it('bad entries are refused by place and add nothing', async () => {
    const addresses = ['198.51.100.20', '198.51.100.21/8', '10.0.0.0/8', 'mail.example.org', '255.255.255.255'];
    const answer = await post<{ code: string; errors: { field: string; code: string }[] }>('/v1/admin/ips', {
      addresses,
      identityCheck: 'required',
    });
    assert.equal(answer.status, 422);
    assert.deepEqual(
      answer.body.errors.map(({ field, code }) => [field, code]),
      [
        ['addresses[1]', 'too_many'],
        ['addresses[2]', 'too_many'],
        ['addresses[3]', 'malformed'],
        ['addresses[4]', 'not_sendable'],
      ],
    );
    const waived = await post<{ errors: { field: string }[] }>('/v1/admin/ips', {
      addresses: ['198.51.100.20'],
      identityCheck: 'waived',
    });
    assert.deepEqual([waived.status, waived.body.errors[0]?.field], [422, 'reason']);
    const all = await get<{ data: unknown[] }>('/v1/admin/ips');
    assert.equal(all.body.data.length, 5);
  });

  it('an answer in 127.0.0.0/8 opens an incident with list, code, the list’s words and what to do', async () => {
    const zone = LISTS[0]!;
    dns.set(
      `${REVERSED}.${zone}`,
      { a: ['127.0.0.3'] },
      { txt: ['Seen in a trap, https://list.test/?ip=198.51.100.7'] },
    );
    dns.set(`${REVERSED}.${LISTS[1]!}`, { a: ['127.255.255.254'] });
    const report = await poll();
    assert.deepEqual([report.lists, report.addresses, report.listed, report.opened], [10, 5, 1, 1]);
    assert.deepEqual(report.faults, [{ list: LISTS[1], address: IP, why: 'refuses us with 127.255.255.254' }]);
    const [incident, ...more] = await listings();
    assert.deepEqual(more, []);
    assert.deepEqual(
      [incident!.ip, incident!.list, incident!.severity, incident!.code, incident!.closedAt],
      [IP, zone, 'critical', '127.0.0.3', null],
    );
    assert.equal(incident!.reason, 'Seen in a trap, https://list.test/?ip=198.51.100.7');
    assert.equal(incident!.steps.length, 4);
    const french = await get<Listing>(`/v1/admin/listings/${incident!.id}`, { 'accept-language': 'fr' });
    assert.match(french.body.steps[0]!, /^Cherchez la cause/);
  });

  it('a second look follows by itself after five minutes, and confirms it', async () => {
    await world.advance('PT4M');
    assert.equal((await listings())[0]!.confirmedAt, null);
    await world.advance('PT2M');
    await eventually('it is confirmed', async () => (await listings())[0]!.confirmedAt ?? undefined, 30_000);
  });

  it('staff are alerted to it', async () => {
    const alert = await eventually('the alert is there', async () => {
      const { body } = await get<{ data: { kind: string; detail: Record<string, unknown> }[] }>('/v1/admin/alerts');
      return body.data.find(({ kind }) => kind === 'listing');
    });
    assert.deepEqual(alert.detail, { ip: IP, list: LISTS[0], code: '127.0.0.3', severity: 'critical', accounts: 0 });
  });

  it('polling again confirms it, opens no second one, and four at once neither', async () => {
    await world.advance('PT10M');
    const polling = world.app.get(PollListings, { strict: false });
    const reports = await Promise.all([poll(), polling.run(), polling.run(), polling.run()]);
    assert.deepEqual(
      reports.map(({ opened }) => opened),
      [0, 0, 0, 0],
    );
    const [incident, ...more] = await listings();
    assert.deepEqual(more, []);
    assert.notEqual(incident!.confirmedAt, null);
  });

  it('a list that fails its test points opens nothing and closes nothing', async () => {
    const zone = LISTS[0]!;
    dns.set(`1.0.0.127.${zone}`, { a: ['127.0.0.2'] }).set(`9.100.51.198.${zone}`, { a: ['127.0.0.2'] });
    const report = await poll();
    assert.deepEqual([report.opened, report.closed], [0, 0]);
    assert.ok(report.faults.some(({ list, why }) => list === zone && why === 'lists 127.0.0.1'));
    const lists = await get<{ data: { zone: string; fault: string | null }[] }>('/v1/admin/dnsbls');
    assert.equal(lists.body.data.find((list) => list.zone === zone)?.fault, 'lists 127.0.0.1');
    assert.equal((await listings('?status=open')).length, 1);
    dns.clear(`1.0.0.127.${zone}`).clear(`9.100.51.198.${zone}`);
  });

  it('silence neither opens nor closes', async () => {
    dns.fail(`${REVERSED}.${LISTS[0]!}`, 'servfail').fail(`8.100.51.198.${LISTS[2]!}`, 'refused');
    const report = await poll();
    assert.deepEqual([report.opened, report.closed, report.faults.length], [0, 0, 3]);
    dns.clear(`8.100.51.198.${LISTS[2]!}`).clear(`${REVERSED}.${LISTS[0]!}`);
    dns.set(`${REVERSED}.${LISTS[0]!}`, { a: ['127.0.0.3'] });
  });

  it('it closes when the list no longer names the address, and staff are told of both', async () => {
    dns.clear(`${REVERSED}.${LISTS[0]!}`);
    assert.equal((await poll()).closed, 1);
    const [incident] = await listings('?status=closed');
    assert.notEqual(incident!.closedAt, null);
    assert.deepEqual(incident!.steps, []);
    const { rows } = await world.app
      .get(HotPool)
      .query<{ name: string; n: number }>(
        "select name, count(*)::int as n from outbox where name like 'ip.%' group by name order by name",
      );
    assert.deepEqual(rows, [
      { name: 'ip.delisted.v1', n: 1 },
      { name: 'ip.listed.v1', n: 1 },
      { name: 'ip.listing_confirmed.v1', n: 1 },
    ]);
  });

  it('whoever sends from a listed address is named, also who begins later', async () => {
    const [acme, other] = [newId(world.now()), newId(world.now())];
    world.app.get(IpUsers, { strict: false }).of = (addresses) =>
      Promise.resolve(new Map(addresses.map((address) => [address, users])));
    dns.set(`11.100.51.198.${LISTS[3]!}`, { a: ['127.0.0.4', '127.0.0.2'] });
    users = [acme];
    await poll();
    users = [acme, other];
    await poll();
    const [incident] = await listings('?ip=198.51.100.11');
    assert.deepEqual([incident!.severity, incident!.code], ['warning', '127.0.0.2 127.0.0.4']);
    assert.deepEqual(
      incident!.accounts,
      [acme, other].sort().map((id) => wireId('acc', id)),
    );
  });

  it('blocklists are added once, weighed and switched off by staff', async () => {
    const added = await post<{ id: string; zone: string }>('/v1/admin/dnsbls', {
      zone: 'more.list.test',
      severity: 'info',
    });
    assert.equal(added.status, 201);
    const twice = await post<{ code: string }>('/v1/admin/dnsbls', { zone: 'more.list.test', severity: 'info' });
    assert.deepEqual([twice.status, twice.body.code], [409, 'dnsbl_exists']);
    for (const zone of ['https://list.test', 'UPPER.list.test', '.list.test', 'a'.repeat(300)]) {
      assert.equal((await post('/v1/admin/dnsbls', { zone, severity: 'info' })).status, 422, zone);
    }
    const changed = await world.http.patch<{ active: boolean; version: number }>(`/v1/admin/dnsbls/${added.body.id}`, {
      token: staff,
      body: { active: false },
    });
    assert.deepEqual([changed.body.active, changed.body.version], [false, 2]);
    assert.equal((await poll()).lists, 10);
  });
});
