import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { DnsServer, type ZoneEntry } from '../../support/peers/dns-server.js';
import { startWorld, type World } from '../../support/world.js';

interface DnsRecord {
  purpose: string;
  name: string;
  expected: string;
  found: string[];
  status: string;
  required: boolean;
  unauthorised: { address: string; result: string }[];
}

/** Mail leaves from the host, the stock, machines with workers, and what is configured; the SPF records have to say so. */
describe('SPF of the installation', () => {
  let world: World;
  let dns: DnsServer;
  let token: string;
  before(async () => {
    dns = await DnsServer.start();
    dns.set('mx.posthorn.example', { a: ['192.0.2.1'] });
    world = await startWorld({
      DNS_SERVERS: dns.address,
      DELIVERY_ROUTE: 'mx',
      MAIL_DOMAIN: 'posthorn.example',
      SMTP_PUBLIC_HOST: 'mx.posthorn.example',
      SENDING_ADDRESSES: '203.0.113.9',
    });
    token = await world.operator();
  });
  after(async () => {
    await world.close();
    await dns.stop();
  });

  async function spf(): Promise<DnsRecord[]> {
    const { body } = await world.http.get<{ data: DnsRecord[] }>('/v1/admin/dns-records', { token });
    return body.data.filter(({ purpose }) => purpose === 'spf');
  }
  const stock = async (...addresses: string[]): Promise<{ id: string; address: string }[]> => {
    const answer = await world.http.post<{ added: { id: string; address: string }[] }>('/v1/admin/ips', {
      token,
      body: { addresses, identityCheck: 'waived', reason: 'names come later' },
    });
    assert.equal(answer.status, 201, answer.text);
    return answer.body.added;
  };
  const publish = (name: string, ...txt: string[]): DnsServer => dns.set(name, { txt } as ZoneEntry);
  const both = (text: string): void => {
    for (const name of ['posthorn.example', 'bounce.posthorn.example']) publish(name, text);
  };
  const shown = (records: DnsRecord[]): string[] => records.map(({ name, status }) => `${name} ${status}`);
  const named = ({ unauthorised }: DnsRecord): string[] =>
    unauthorised.map(({ address, result }) => `${address} ${result}`);

  it('what is configured is expected beside the host, and what is published is judged as receivers do', async () => {
    const [mail, bounces] = await spf();
    assert.equal(mail!.expected, 'v=spf1 a:mx.posthorn.example ip4:203.0.113.9 ~all');
    assert.equal(bounces!.name, 'bounce.posthorn.example');
    assert.deepEqual(shown([mail!, bounces!]), ['posthorn.example missing', 'bounce.posthorn.example missing']);
    assert.deepEqual(named(mail!), ['192.0.2.1 none', '203.0.113.9 none']);
    both('v=spf1 a:mx.posthorn.example ~all');
    assert.deepEqual((await spf()).map(named), [['203.0.113.9 softfail'], ['203.0.113.9 softfail']]);
    both(mail!.expected);
    assert.deepEqual(shown(await spf()), ['posthorn.example ok', 'bounce.posthorn.example ok']);
  });

  it('an address of the stock that the published record leaves out is found and named, from the day it is in stock', async () => {
    const [first] = await stock('198.51.100.4', '198.51.100.5');
    const [mail] = await spf();
    assert.equal(mail!.expected, 'v=spf1 a:mx.posthorn.example ip4:198.51.100.4/31 ip4:203.0.113.9 ~all');
    assert.equal(mail!.status, 'different');
    assert.deepEqual(named(mail!), ['198.51.100.4 softfail', '198.51.100.5 softfail']);
    both('v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.0/24 ip4:203.0.113.0/24 -all');
    assert.deepEqual(shown(await spf()), ['posthorn.example ok', 'bounce.posthorn.example ok'], 'in other words');
    both('v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.5 ip4:203.0.113.0/24 -all');
    assert.deepEqual(named((await spf())[0]!), ['198.51.100.4 fail']);
    const retired = await world.http.patch(`/v1/admin/ips/${first!.id}`, { token, body: { state: 'retired' } });
    assert.equal(retired.status, 200, retired.text);
    assert.equal((await spf())[0]!.status, 'ok', 'an address that is put away sends nothing');
  });

  it('machines with a worker count with the public addresses that they have, what is private does not', async () => {
    const pool = world.app.get(HotPool);
    await pool.query(
      `insert into workers (host, addresses) values ('elsewhere', '{10.0.0.7,127.0.0.0/8,9.9.9.10,2620:fe::9}'::inet[])`,
    );
    const [mail] = await spf();
    assert.match(mail!.expected, / ip4:9\.9\.9\.10 .* ip6:2620:fe::9 ~all$/);
    assert.doesNotMatch(mail!.expected, /10\.0\.0|127\./);
    assert.deepEqual(named(mail!).slice(-2).sort(), ['2620:fe::9 fail', '9.9.9.10 fail']);
    await pool.query(`delete from workers where host = 'elsewhere'`);
  });

  it('more than fit into one record stand in records that both domains include; with them published all pass', async () => {
    const scattered = Array.from({ length: 60 }, (_, n) => `198.51.100.${60 + n * 3}`);
    await stock(...scattered);
    const [mail, bounces, ...parts] = await spf();
    assert.ok(parts.length >= 2, `${parts.length} parts`);
    assert.equal(mail!.expected, bounces!.expected);
    for (const { name } of parts) assert.ok(mail!.expected.includes(`include:${name} `), name);
    for (const { name, expected } of [mail!, bounces!, ...parts]) assert.ok(name.length + expected.length <= 450, name);
    assert.equal(named(mail!).length, 60);
    for (const { name, expected } of [mail!, bounces!, ...parts]) publish(name, expected);
    assert.deepEqual(new Set((await spf()).map(({ status }) => status)), new Set(['ok']));
    dns.clear(parts[1]!.name);
    const missing = await spf();
    assert.equal(missing.find(({ name }) => name === parts[1]!.name)!.status, 'missing');
    assert.ok(
      named(missing[0]!).every((each) => each.endsWith(' permerror')),
      'an include that leads nowhere',
    );
  });

  it('whoever authorises all in another way needs none of the records to include', async () => {
    for (const { name } of await spf()) dns.clear(name);
    both('v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.0/24 ip4:203.0.113.0/24 -all');
    const [mail, bounces, ...parts] = await spf();
    assert.deepEqual(shown([mail!, bounces!]), ['posthorn.example ok', 'bounce.posthorn.example ok']);
    assert.deepEqual(new Set(parts.map(({ status, required }) => `${status} ${required}`)), new Set(['missing false']));
  });

  it('two records, a name server that is silent and too many look-ups are no yes', async () => {
    publish('posthorn.example', 'v=spf1 ip4:0.0.0.0/0 -all', 'v=spf1 a:mx.posthorn.example -all');
    assert.equal((await spf())[0]!.status, 'different');
    assert.ok((await spf())[0]!.unauthorised.every(({ result }) => result === 'permerror'));
    const includes = Array.from({ length: 11 }, (_, n) => `i${n}.posthorn.example`);
    for (const name of includes) publish(name, 'v=spf1 ip4:192.0.2.200 -all');
    publish('posthorn.example', `v=spf1 ${includes.map((name) => `include:${name}`).join(' ')} ip4:0.0.0.0/0 -all`);
    assert.ok((await spf())[0]!.unauthorised.every(({ result }) => result === 'permerror'));
    dns.fail('posthorn.example', 'servfail');
    const [mail] = await spf();
    assert.deepEqual([mail!.status, mail!.unauthorised], ['unknown', []]);
    dns.clear('posthorn.example');
  });
});
