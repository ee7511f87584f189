import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { MxRoute } from '../../../src/modules/delivery/adapters/routes/mx-route.js';
import type { Dialled } from '../../../src/modules/delivery/lanes/ports.js';
import { classifyFailure } from '../../../src/modules/delivery/rules/classify-reply.js';
import { type CertificatePair, selfSigned } from '../../support/peers/certificates.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { type SinkOptions, SmtpSink } from '../../support/peers/smtp-sink.js';
import { mxRoute, type MxWorldOptions } from './mx-world.js';

const SOURCE = { ip: 'any', heloName: 'out.example.org' };

describe('the way to a mail host', () => {
  let dns: DnsServer;
  let pair: CertificatePair;
  let policyServer: https.Server;
  const policies = new Map<string, string>();
  const sinks: SmtpSink[] = [];
  let nextHost = 30;

  before(async () => {
    dns = await DnsServer.start();
    pair = selfSigned('mx.secure.test', 'mta-sts.secure.test', 'mta-sts.elsewhere.test', 'mta-sts.inbound.test');
    policyServer = https.createServer({ key: pair.key, cert: pair.cert }, (request, response) => {
      const policy = policies.get(request.headers.host?.split(':')[0] ?? '');
      response.statusCode = policy === undefined ? 404 : 200;
      response.end(policy);
    });
    await new Promise<void>((resolve) => policyServer.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    policyServer.close();
    await dns.stop();
    await Promise.all(sinks.map((sink) => sink.stop()));
  });

  /** A sink on a loopback address of its own, all on the port of the first. */
  async function sinkFor(options: SinkOptions = {}): Promise<{ ip: string; sink: SmtpSink }> {
    const ip = `127.0.0.${(nextHost += 1)}`;
    const sink = await SmtpSink.start({ host: ip, port: sinks[0]?.port ?? 0, ...options });
    sinks.push(sink);
    return { ip, sink };
  }

  function route(options: Partial<MxWorldOptions> = {}): MxRoute {
    const { port } = policyServer.address() as AddressInfo;
    return mxRoute({ dns, port: sinks[0]!.port, sts: { port, ca: pair.cert }, ...options });
  }

  async function dial(to: MxRoute, domain: string): Promise<Dialled> {
    const answer = await to.resolve(domain);
    const site = answer.kind === 'site' ? answer.site : '';
    const dialled = await to.dial({ site, domain, source: SOURCE, avoid: new Set() });
    if (dialled.kind === 'open') dialled.courier.close();
    return dialled;
  }

  function factsOf(dialled: Dialled): { host: string; tls: boolean } {
    assert.equal(dialled.kind, 'open', dialled.kind === 'failed' ? dialled.failure.text : '');
    const { facts } = (dialled as Dialled & { kind: 'open' }).courier;
    return { host: facts.host, tls: facts.tls !== null };
  }

  function failureOf(dialled: Dialled): string {
    assert.equal(dialled.kind, 'failed');
    return (dialled as Dialled & { kind: 'failed' }).failure.network ?? 'reply';
  }

  function publish(domain: string, policy: string, mxIp: string, mxHost: string): void {
    dns.set(domain, { mx: [[10, mxHost]] }).set(mxHost, { a: [mxIp] });
    dns
      .set(`_mta-sts.${domain}`, { txt: [`v=STSv1; id=${domain.length}`] })
      .set(`mta-sts.${domain}`, { a: ['127.0.0.1'] });
    policies.set(`mta-sts.${domain}`, policy);
  }

  const policyFor = (mode: string, mx: string): string =>
    `version: STSv1\r\nmode: ${mode}\r\nmx: ${mx}\r\nmax_age: 86400\r\n`;

  it('F49: without any policy a self-signed certificate is good enough, and broken TLS falls back to clear text once and for days', async () => {
    const good = await sinkFor({ tls: { key: pair.key, cert: pair.cert } });
    dns.mailDomain('plain.test', good.ip);
    assert.deepEqual(factsOf(await dial(route(), 'plain.test')), { host: 'mx.plain.test', tls: true });
    const old = await sinkFor({ tls: { key: pair.key, cert: pair.cert, maxVersion: 'TLSv1.1' } });
    dns.mailDomain('old.test', old.ip);
    const to = route();
    assert.equal(factsOf(await dial(to, 'old.test')).tls, false);
    assert.equal(factsOf(await dial(to, 'old.test')).tls, false);
    assert.equal(old.sink.commands.filter((command) => command === 'STARTTLS').length, 1);
  });

  it('F49: MTA-STS enforce: a certificate that nobody vouches for defers, never clear text', async () => {
    const { ip, sink } = await sinkFor({ tls: { key: pair.key, cert: pair.cert } });
    publish('secure.test', policyFor('enforce', 'mx.secure.test'), ip, 'mx.secure.test');
    const dialled = await dial(route(), 'secure.test');
    assert.equal(failureOf(dialled), 'tls_policy');
    assert.equal(dialled.kind === 'failed' && classifyFailure(dialled.failure).permanent, false);
    assert.equal(sink.commands.filter((command) => command.startsWith('MAIL')).length, 0);
  });

  it('MTA-STS enforce: a mail host that the policy does not name is not used; in testing mode it is', async () => {
    const { ip, sink } = await sinkFor();
    publish('elsewhere.test', policyFor('enforce', 'mx.other.test'), ip, 'mx.elsewhere.test');
    assert.equal(failureOf(await dial(route(), 'elsewhere.test')), 'tls_policy');
    assert.equal(sink.connections, 0);
    publish('inbound.test', policyFor('testing', 'mx.other.test'), ip, 'mx.inbound.test');
    assert.equal(factsOf(await dial(route(), 'inbound.test')).host, 'mx.inbound.test');
  });

  it('domains under an enforced policy share no connections with those without', async () => {
    const { ip } = await sinkFor();
    publish('secure.test', policyFor('enforce', 'mx.secure.test'), ip, 'mx.secure.test');
    dns.set('lax.test', { mx: [[10, 'mx.secure.test']] });
    const to = route();
    const [strict, lax] = [await to.resolve('secure.test'), await to.resolve('lax.test')];
    assert.ok(strict.kind === 'site' && lax.kind === 'site');
    assert.notEqual(strict.site, lax.site);
  });

  it('DANE: a validated record that matches opens, one that does not defers', async () => {
    const { ip } = await sinkFor({ tls: { key: pair.key, cert: pair.cert } });
    const digest = createHash('sha256')
      .update(pair.parsed.publicKey.export({ type: 'spki', format: 'der' }))
      .digest();
    const port = sinks[0]!.port;
    dns.mailDomain('dane.test', ip).mailDomain('wrong.test', ip);
    dns.set(`_${port}._tcp.mx.dane.test`, { tlsa: [{ usage: 3, selector: 1, mtype: 1, cert: digest }] });
    dns.set(`_${port}._tcp.mx.wrong.test`, { tlsa: [{ usage: 3, selector: 1, mtype: 1, cert: Buffer.alloc(32) }] });
    dns.authenticated = true;
    try {
      assert.deepEqual(factsOf(await dial(route(), 'dane.test')), { host: 'mx.dane.test', tls: true });
      assert.equal(failureOf(await dial(route(), 'wrong.test')), 'tls_policy');
    } finally {
      dns.authenticated = false;
    }
    assert.equal(factsOf(await dial(route(), 'wrong.test')).tls, true, 'records that nobody validated mean nothing');
  });

  it('a name server that cannot tell whether TLSA records exist defers', async () => {
    const { ip } = await sinkFor();
    dns.mailDomain('unsure.test', ip).fail(`_${sinks[0]!.port}._tcp.mx.unsure.test`, 'servfail');
    assert.equal(failureOf(await dial(route(), 'unsure.test')), 'dns_temporary');
  });

  it('F51: a domain without MX is its own mail host; an alias leads on; fifty hosts are not all tried', async () => {
    const { ip } = await sinkFor();
    dns.set('implicit.test', { a: [ip] }).set('alias.test', { cname: 'implicit.test' });
    assert.equal(factsOf(await dial(route(), 'implicit.test')).host, 'implicit.test');
    assert.equal(factsOf(await dial(route(), 'alias.test')).host, 'alias.test');
    dns.set('crowd.test', { mx: Array.from({ length: 50 }, (_, i) => [i, `mx${i}.crowd.test`]) });
    for (let i = 0; i < 50; i += 1) dns.set(`mx${i}.crowd.test`, { a: ['127.0.0.97'] });
    assert.equal(failureOf(await dial(route(), 'crowd.test')), 'refused');
  });

  it('only public addresses are dialled outside of test worlds', async () => {
    const { ip, sink } = await sinkFor();
    dns.mailDomain('loop.test', ip);
    const dialled = await dial(route({ allowPrivate: false }), 'loop.test');
    assert.equal(failureOf(dialled), 'address_forbidden');
    assert.equal(sink.connections, 0);
  });
});
