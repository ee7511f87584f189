import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Clock } from '../../../src/platform/clock/clock.js';
import { Config, parseEnvironment } from '../../../src/platform/config/config.js';
import { DnsResolver } from '../../../src/platform/dns/index.js';
import { DnsServer } from '../../support/peers/dns-server.js';

describe('DNS resolver', () => {
  let server: DnsServer;
  let dns: DnsResolver;
  before(async () => {
    server = await DnsServer.start();
    server.mailDomain('here.test', '192.0.2.7').set('text.test', { txt: ['v=spf1 -all'] }, { txt: ['x'.repeat(600)] });
    server.fail('broken.test', 'servfail').fail('refused.test', 'refused');
    const config = new Config(parseEnvironment({ DNS_SERVERS: server.address }), {} as Config['facts']);
    dns = new DnsResolver(config, new Clock());
  });
  after(() => server.stop());

  it('found, absent and unknown are three answers', async () => {
    assert.deepEqual(await dns.resolve('here.test', 'MX'), {
      kind: 'found',
      records: [{ priority: 10, exchange: 'mx.here.test' }],
    });
    assert.deepEqual(await dns.resolve('here.test', 'TXT'), { kind: 'no-such-name', exists: true });
    assert.deepEqual(await dns.resolve('nowhere.test', 'MX'), { kind: 'no-such-name', exists: false });
    assert.equal((await dns.resolve('broken.test', 'MX')).kind, 'temporary');
    assert.equal((await dns.resolve('refused.test', 'MX')).kind, 'temporary');
    assert.deepEqual(await dns.resolve('a..b', 'MX'), { kind: 'no-such-name', exists: false });
  });

  it('long texts arrive whole', async () => {
    const answer = await dns.resolve('text.test', 'TXT');
    assert.ok(
      answer.kind === 'found' && answer.records.includes('x'.repeat(600)) && answer.records.includes('v=spf1 -all'),
    );
  });

  it('an answer is remembered, also for whoever asks while it is on its way', async () => {
    const queries = (): number => server.queries.filter((query) => query === 'mx.here.test A').length;
    const before = queries();
    await Promise.all(Array.from({ length: 20 }, () => dns.resolve('mx.here.test', 'A')));
    await dns.resolve('MX.here.test', 'A');
    assert.equal(queries(), before + 1);
  });

  it('addresses of both families come as one list', async () => {
    server.set('both.test', { a: ['192.0.2.8'] }, { aaaa: ['2001:db8::8'] });
    assert.deepEqual(await dns.addresses('both.test'), { kind: 'found', records: ['192.0.2.8', '2001:db8::8'] });
    assert.deepEqual(await dns.addresses('text.test'), { kind: 'no-such-name', exists: true });
    assert.equal((await dns.addresses('broken.test')).kind, 'temporary');
  });
});
