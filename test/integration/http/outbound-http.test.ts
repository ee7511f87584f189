import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { Clock } from '../../../src/platform/clock/clock.js';
import { Config, parseEnvironment } from '../../../src/platform/config/config.js';
import { DnsResolver } from '../../../src/platform/dns/index.js';
import { type OutboundAnswer, OutboundHttp, type OutboundRequest } from '../../../src/platform/outbound-http/index.js';
import { selfSigned } from '../../support/peers/certificates.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { SPELLINGS, URLS } from './hostile-urls.js';

describe('outgoing HTTP', () => {
  let hits = 0;
  let canary: Server;
  let port: number;
  let dns: DnsServer;

  before(async () => {
    canary = createServer((request, reply) => {
      hits += 1;
      answer(request, reply);
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    port = (canary.address() as { port: number }).port;
    dns = await DnsServer.start();
    dns
      .set('private.test', { a: ['127.0.0.1'] })
      .set('alias.test', { cname: 'private.test' })
      .set('six.test', { aaaa: ['::1'] });
    dns.set('mapped.test', { aaaa: ['::ffff:127.0.0.1'] }).set('meta.test', { a: ['169.254.169.254'] });
    dns.set('good.test', { a: ['127.0.0.1'] }).fail('broken.test', 'servfail');
    dns.set('rebind.test', { a: ['127.0.0.1'] });
  });
  after(async () => {
    canary.close();
    canary.closeAllConnections();
    await dns.stop();
  });

  const client = (allow = ''): OutboundHttp => {
    const values = parseEnvironment({ DNS_SERVERS: dns.address, OUTBOUND_HTTP_ALLOW: allow });
    const config = new Config(values, {} as Config['facts']);
    return new OutboundHttp(config, new DnsResolver(config, new Clock()));
  };
  const get = (url: string, allow = '', more: Partial<OutboundRequest> = {}): Promise<OutboundAnswer> =>
    client(allow).send({
      method: 'GET',
      url: url.replace('@/', `${port}/`).replace(':@', `:${port}`),
      timeoutMs: 2_000,
      ...more,
    });
  const reached = (): string => `127.0.0.1:${port}`;

  it(`${SPELLINGS.length} spellings of private addresses and ${URLS.length} hostile URLs reach nothing`, async () => {
    const open: string[] = [];
    for (const url of [
      ...SPELLINGS.map((host) => `http://${host}:${port}/`),
      ...SPELLINGS.map((host) => `https://${host}/`),
      ...URLS,
    ]) {
      const result = await get(url, '', { timeoutMs: 300 });
      if (result.kind === 'answered') open.push(url);
      if (result.kind === 'failed' && !['no_such_name', 'dns'].includes(result.reason))
        open.push(`${url} (${result.reason})`);
    }
    assert.deepEqual(open, []);
    assert.equal(hits, 0);
    assert.ok(SPELLINGS.length + URLS.length > 130);
  });

  it('what the operator lists is reached, by name too, on its port only', async () => {
    const answered = await get(`http://good.test:${port}/echo?x=1`, reached());
    assert.equal(answered.kind, 'answered');
    assert.ok(
      answered.kind === 'answered' &&
        answered.status === 200 &&
        answered.body.toString() === `GET /echo?x=1 good.test:${port}`,
    );
    assert.deepEqual(await get(`http://good.test:${port}/`, '127.0.0.1:1'), {
      kind: 'refused',
      reason: 'private_address',
    });
  });

  it('a redirect is an answer and is not followed', async () => {
    const before = hits;
    const result = await get(`http://good.test:${port}/redirect`, reached());
    assert.ok(result.kind === 'answered' && result.status === 302);
    assert.equal(hits, before + 1);
  });

  it('the address that was judged is the address that is called: the name is asked once', async () => {
    const queries = (): number => dns.queries.filter((query) => query.startsWith('rebind.test')).length;
    assert.equal((await get(`http://rebind.test:${port}/`, reached())).kind, 'answered');
    assert.equal(queries(), 2);
  });

  it('headers that steer the connection stay ours', async () => {
    const result = await get(`http://good.test:${port}/headers`, reached(), {
      headers: { Host: 'evil.test', Connection: 'upgrade', 'Transfer-Encoding': 'chunked', 'x-own': 'yes' },
    });
    const seen = JSON.parse(result.kind === 'answered' ? result.body.toString() : '{}') as Record<string, string>;
    assert.equal(seen['host'], `good.test:${port}`);
    assert.equal(seen['transfer-encoding'], undefined);
    assert.equal(seen['x-own'], 'yes');
    assert.equal(
      (await get(`http://good.test:${port}/`, reached(), { headers: { 'x-own': 'a\r\nX-Injected: 1' } })).kind,
      'refused',
    );
  });

  it('a body is sent whole', async () => {
    const result = await get(`http://good.test:${port}/body`, reached(), { method: 'POST', body: 'ä'.repeat(1000) });
    assert.ok(result.kind === 'answered' && result.body.toString() === '2000');
  });

  for (const [path, reason, status] of [
    ['/endless', 'too_large', 200],
    ['/silent', 'timeout'],
    ['/slow-body', 'timeout'],
    ['/cut', 'connection'],
    ['/big-headers', 'protocol'],
  ] as const) {
    it(`${path} ends as ${reason}`, async () => {
      assert.deepEqual(await get(`http://good.test:${port}${path}`, reached(), { timeoutMs: 400 }), {
        kind: 'failed',
        reason,
        ...(status === undefined ? {} : { status }),
      });
    });
  }

  it('names that do not exist and servers that do not answer are told apart', async () => {
    assert.deepEqual(await get('http://nobody.test/'), { kind: 'failed', reason: 'no_such_name' });
    assert.deepEqual(await get('http://broken.test/'), { kind: 'failed', reason: 'dns' });
  });

  it('certificates are checked, and against the name', async () => {
    const right = selfSigned('good.test');
    const server = createTlsServer({ key: right.key, cert: right.cert }, answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const tlsPort = (server.address() as { port: number }).port;
    const allow = `127.0.0.1:${tlsPort}`;
    try {
      assert.deepEqual(await get(`https://good.test:${tlsPort}/`, allow), { kind: 'failed', reason: 'tls' });
      assert.equal((await get(`https://good.test:${tlsPort}/`, allow, { ca: right.cert })).kind, 'answered');
      assert.deepEqual(await get(`https://private.test:${tlsPort}/`, allow, { ca: right.cert }), {
        kind: 'failed',
        reason: 'tls',
      });
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  it('a server that speaks another protocol is a failure, not a crash', async () => {
    const other: TcpServer = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.end('220 mail.test ESMTP\r\n');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const otherPort = (other.address() as { port: number }).port;
    const result = await get(`http://good.test:${otherPort}/`, `127.0.0.1:${otherPort}`);
    assert.ok(result.kind === 'failed' && ['protocol', 'connection'].includes(result.reason));
    other.close();
  });
});

function answer(request: IncomingMessage, reply: ServerResponse): void {
  const path = (request.url ?? '').split('?')[0];
  if (path === '/silent') return;
  if (path === '/redirect') return void reply.writeHead(302, { location: '/elsewhere' }).end();
  if (path === '/headers') return void reply.end(JSON.stringify(request.headers));
  if (path === '/big-headers') return void reply.writeHead(200, { x: 'y'.repeat(40_000) }).end();
  if (path === '/slow-body') return void reply.writeHead(200).write('a');
  if (path === '/cut') {
    reply.writeHead(200, { 'content-length': '100' }).write('a');
    setTimeout(() => reply.destroy(), 20);
    return;
  }
  if (path === '/endless') {
    reply.on('error', () => undefined);
    const more = (): void => void (reply.destroyed || (reply.write('x'.repeat(60_000)), setImmediate(more)));
    return more();
  }
  if (path === '/body') {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => (bytes += chunk.length));
    request.on('end', () => reply.end(String(bytes)));
    return;
  }
  reply.end(`${request.method} ${request.url} ${request.headers.host}`);
}
