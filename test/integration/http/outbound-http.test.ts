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

/** Every way we know to write an address of this machine or its network in a URL. `@` stands for the canary's port. */
const SPELLINGS = [
  '127.0.0.1',
  '127.0.0.1.',
  '127.1',
  '127.0.1',
  '127.00.0.01',

  '0177.0.0.1',
  '0177.0.0.01',
  '00177.0.0.1',
  '0x7f.0.0.1',
  '0x7f.1',
  '0x7f.0.0x0.0x1',
  '0X7F.0.0.1',
  '0x7f000001',
  '0x000000007f000001',
  '2130706433',
  '017700000001',
  '000017700000001',
  '127.0.0.1%2e',
  '127.255.255.254',
  '127.127.127.127',
  '0.0.0.0',
  '0',
  '00',
  '0x0',
  '0.0',
  '0.0.0.0.',
  '%31%32%37.0.0.1',
  '%31%32%37%2e%30%2e%30%2e%31',
  '127%2E0%2E0%2E1',
  '１２７.０.０.１',
  '①②⑦.0.0.1',
  '127。0。0。1',
  '127．0．0．1',
  '127｡0｡0｡1',
  '𝟏𝟐𝟕.𝟎.𝟎.𝟏',
  '⑫7.0.0.1',
  '１２７。１',
  '0ｘ7f.1',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[::0001]',
  '[0::1]',
  '[::0:1]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::FFFF:7F00:0001]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[::ffff:0.0.0.0]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2002:7f00:0001:0:0:0:0:1]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '[100::1]',
  '[2001:db8::1]',
  '[3fff::1]',
  '10.0.0.1',
  '10.1',
  '0xa.1',
  '012.0.0.1',
  '167772161',
  '100.64.0.1',
  '169.254.169.254',
  '169.254.43518',
  '0xa9fea9fe',
  '2852039166',
  '0251.0376.0251.0376',
  '[::ffff:169.254.169.254]',
  '[::ffff:a9fe:a9fe]',
  '[64:ff9b::a9fe:a9fe]',
  '172.16.0.1',
  '172.31.255.255',
  '0xac100001',
  '192.168.0.1',
  '192.168.1',
  '192.0.0.1',
  '192.0.0.170',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.1.1.1',
  '240.0.0.1',
  '255.255.255.255',
  '4294967295',
  '0xffffffff',
  'private.test',
  'PRIVATE.test.',
  'alias.test',
  'six.test',
  'mapped.test',
  'meta.test',
  'localhost',
  'localhost.',
  'LOCALHOST',
  'ｌｏｃａｌｈｏｓｔ',
  'foo.localhost',
  'ip6-localhost',
];
/** Whole URLs that must not get anywhere either. */
const URLS = [
  'http://example.com@127.0.0.1:@/',
  'http://127.0.0.1:@#@example.com/',
  'http://user:pass@8.8.8.8/',
  'http:127.0.0.1:@/',
  'http:\\\\127.0.0.1:@\\',
  'http:///127.0.0.1:@/',
  'http://127.0.0.1:@\\@example.com/',
  'http://example.com\\@127.0.0.1:@/',
  'http://\t127.0.0.1:@/',
  'ht\ntp://127.0.0.1:@/',
  '\u0000http://127.0.0.1:@/',
  'http://[::1%25lo]:@/',
  'http://[fe80::1%25eth0]/',
  'http://[::1',
  'http://127.0.0.1:99999/',
  'http://',
  'http:',
  '//127.0.0.1:@/',
  '/etc/passwd',
  'http://unix:/var/run/docker.sock:/x',
  'file:///etc/passwd',
  'ftp://127.0.0.1/',
  'gopher://127.0.0.1:@/_x',
  'dict://127.0.0.1:@/x',
  'unix:/var/run/docker.sock',
  'data:text/plain,x',
  'javascript:alert(1)',
  'ws://127.0.0.1:@/',
  'blob:http://127.0.0.1/x',
  'http://8.8.8.8:25/',
  'http://8.8.8.8:22/',
  'https://1.1.1.1:465/',
  `http://${'a'.repeat(3000)}/`,
];

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

  for (const [path, reason] of [
    ['/endless', 'too_large'],
    ['/silent', 'timeout'],
    ['/slow-body', 'timeout'],
    ['/cut', 'connection'],
    ['/big-headers', 'protocol'],
  ] as const) {
    it(`${path} ends as ${reason}`, async () => {
      assert.deepEqual(await get(`http://good.test:${port}${path}`, reached(), { timeoutMs: 400 }), {
        kind: 'failed',
        reason,
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
