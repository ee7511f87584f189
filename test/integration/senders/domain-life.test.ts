import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SendersDoor } from '../../../src/modules/sending/senders/index.js';
import { parseWireId } from '../../../src/kernel/ids.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { startWorld, type World } from '../../support/world.js';

interface Domain {
  id: string;
  status: string;
  authenticated: boolean;
  dkim: { selector: string; algorithm: string; published: boolean; state: string }[];
  alignment: { dkim: boolean; spf: boolean; passes: boolean; dmarc: { domain: string; policy: string } | null };
  track: { opens: boolean; clicks: boolean; host: string | null };
  failingSince: string | null;
  graceEndsAt: string | null;
  nextCheckAt: string | null;
  code?: string;
}
interface DnsRecord {
  purpose: string;
  type: string;
  name: string;
  expected: string;
  status: string;
  found: string[];
}

/** A customer with domains, and the name server in which he publishes their records. */
class Owner {
  private constructor(
    readonly world: World,
    readonly dns: DnsServer,
    readonly customer: Customer,
  ) {}

  static async in(environment: Record<string, string> = {}): Promise<Owner> {
    const dns = await DnsServer.start();
    const world = await startWorld({
      DNS_SERVERS: dns.address,
      TRACKING_URL: 'https://links.posthorn.test',
      ...environment,
    });
    return new Owner(world, dns, await signUpCustomer(world));
  }

  get token(): string {
    return this.customer.accessToken;
  }

  async add(name: string): Promise<string> {
    const answer = await this.world.http.post<Domain>('/v1/domains', { token: this.token, body: { name } });
    assert.equal(answer.status, 201, answer.text);
    return answer.body.id;
  }

  async show(id: string): Promise<Domain> {
    await this.signInAnew();
    return (await this.world.http.get<Domain>(`/v1/domains/${id}`, { token: this.token })).body;
  }

  async records(id: string): Promise<DnsRecord[]> {
    return (await this.world.http.get<{ data: DnsRecord[] }>(`/v1/domains/${id}/records`, { token: this.token })).body
      .data;
  }

  post(path: string) {
    return this.world.http.post<Domain>(path, { token: this.token });
  }

  async publish(id: string, but: string[] = []): Promise<void> {
    for (const { purpose, type, name, expected } of await this.records(id)) {
      if (but.includes(purpose)) continue;
      this.dns.set(name, type === 'CNAME' ? { cname: expected } : { txt: [expected] });
    }
  }

  async signersOf(domain: string): Promise<string[]> {
    const accountId = parseWireId('acc', this.customer.accountId)!;
    const keys = await this.world.app.get(SendersDoor, { strict: false }).signingKeysFor(domain, accountId);
    return keys.map((key) => `${key.selector} ${key.domain}`);
  }

  /** Sessions end while the clock moves on. */
  async signInAnew(): Promise<void> {
    const { username, password } = this.customer;
    const answer = await this.world.http.post<{ accessToken: string }>('/v1/auth/login', {
      body: { username, password },
    });
    this.customer.accessToken = answer.body.accessToken;
  }

  async stop(): Promise<void> {
    await this.world.close();
    await this.dns.stop();
  }
}

describe('the life of a domain', () => {
  let owner: Owner;
  before(async () => {
    owner = await Owner.in();
  });
  after(() => owner.stop());

  it('is looked at by itself after its records are published, and then daily', async () => {
    const id = await owner.add('acme.test');
    await owner.publish(id);
    assert.equal((await owner.show(id)).status, 'pending');
    await owner.world.advance('PT6M');
    const domain = await owner.show(id);
    assert.deepEqual([domain.status, domain.authenticated], ['verified', true]);
    assert.deepEqual(domain.alignment, {
      dkim: true,
      spf: true,
      passes: true,
      dmarc: { domain: 'acme.test', policy: 'none' },
    });
    assert.equal(domain.track.host, 'track.acme.test');
    const aheadMs = Date.parse(domain.nextCheckAt!) - owner.world.now();
    assert.ok(aheadMs > 23 * 3_600_000 && aheadMs <= 24 * 3_600_000, String(aheadMs));
  });

  it('shows the policy of the domain above, and what strict alignment makes of it', async () => {
    owner.dns.set('_dmarc.corp.test', { txt: ['v=DMARC1; p=reject; aspf=s; sp=quarantine'] });
    const id = await owner.add('news.corp.test');
    await owner.publish(id, ['dmarc', 'dkim']);
    const verified = (await owner.post(`/v1/domains/${id}/verify`)).body;
    assert.deepEqual(verified.alignment, {
      dkim: false,
      spf: false,
      passes: false,
      dmarc: { domain: 'corp.test', policy: 'quarantine' },
    });
    const dmarc = (await owner.records(id)).find(({ purpose }) => purpose === 'dmarc')!;
    assert.deepEqual([dmarc.status, dmarc.found], ['ok', ['_dmarc.corp.test: p=quarantine']]);
  });

  it('says what mail from it counts by default', async () => {
    const id = await owner.add('counts.test');
    const patch = (body: object) => owner.world.http.patch<Domain>(`/v1/domains/${id}`, { token: owner.token, body });
    assert.deepEqual((await patch({ track: { clicks: true } })).body.track, { opens: false, clicks: true, host: null });
    assert.deepEqual((await patch({ track: { opens: true } })).body.track, { opens: true, clicks: true, host: null });
    for (const body of [{ track: null }, { track: { opens: 'yes' } }, { track: { beacons: true } }, { track: [] }])
      assert.equal((await patch(body)).status, 422, JSON.stringify(body));
  });

  it('keeps its place for 72 hours without its ownership record, and its owner is told at once', async () => {
    const id = await owner.add('grace.test');
    await owner.publish(id);
    await owner.post(`/v1/domains/${id}/verify`);
    owner.dns.clear('_posthorn.grace.test');
    await owner.world.advance('P1DT1H');
    const failing = await owner.show(id);
    assert.equal(failing.status, 'verified');
    assert.ok(failing.failingSince !== null && failing.graceEndsAt !== null);
    const { raw } = await owner.world.inbox.notification(owner.customer.email, 'domain-failing');
    assert.match(raw, /_posthorn\.grace\.test/);
    owner.dns.fail('_posthorn.grace.test', 'servfail');
    await owner.world.advance('P4D');
    assert.equal((await owner.show(id)).status, 'verified', 'silence takes nothing away');
    owner.dns.clear('_posthorn.grace.test');
    await owner.world.advance('PT2H');
    const lost = await owner.show(id);
    assert.deepEqual([lost.status, lost.failingSince], ['pending', null]);
    await owner.world.inbox.notification(owner.customer.email, 'domain-lost');
  });

  it('a record that comes back in time ends the grace', async () => {
    const id = await owner.add('back.test');
    await owner.publish(id);
    await owner.post(`/v1/domains/${id}/verify`);
    owner.dns.clear('_posthorn.back.test');
    assert.notEqual((await owner.post(`/v1/domains/${id}/verify`)).body.failingSince, null);
    await owner.publish(id);
    await owner.world.advance('PT2H');
    const back = await owner.show(id);
    assert.deepEqual([back.status, back.failingSince], ['verified', null]);
  });

  it('whose keys are gone from the DNS is signed for by the installation, and its owner hears of it', async () => {
    const id = await owner.add('unsigned.test');
    await owner.publish(id);
    await owner.post(`/v1/domains/${id}/verify`);
    for (const { purpose, name } of await owner.records(id)) if (purpose === 'dkim') owner.dns.clear(name);
    await owner.world.advance('P1DT1H');
    assert.deepEqual([(await owner.show(id)).authenticated, (await owner.show(id)).status], [false, 'verified']);
    assert.ok((await owner.signersOf('unsigned.test')).every((signer) => !signer.endsWith(' unsigned.test')));
    const { raw } = await owner.world.inbox.notification(owner.customer.email, 'domain-signing-lost');
    assert.match(raw, /unsigned\.test/);
  });

  it('changes its keys: the old pair signs until the new one stands, and leaves a week later', async () => {
    const id = await owner.add('keys.test');
    await owner.publish(id);
    await owner.post(`/v1/domains/${id}/verify`);
    const before = await owner.signersOf('keys.test');
    const rotated = await owner.post(`/v1/domains/${id}/rotate-keys`);
    assert.equal(rotated.status, 200, rotated.text);
    assert.deepEqual(
      rotated.body.dkim.map(({ state }) => state),
      ['active', 'active', 'waiting', 'waiting'],
    );
    assert.equal((await owner.post(`/v1/domains/${id}/rotate-keys`)).body.code, 'dkim_rotation_running');
    assert.deepEqual(await owner.signersOf('keys.test'), before);
    await owner.publish(id);
    await owner.world.advance('PT6M');
    const states = (await owner.show(id)).dkim.map(({ state }) => state);
    assert.deepEqual(states.sort(), ['active', 'active', 'retired', 'retired']);
    const after = await owner.signersOf('keys.test');
    assert.equal(after.length, 2);
    assert.ok(after.every((signer) => !before.includes(signer)));
    await owner.world.advance('P8D');
    assert.equal((await owner.show(id)).dkim.length, 2);
  });
});

describe('domains whose DKIM records point to the installation', () => {
  let owner: Owner;
  before(async () => {
    owner = await Owner.in({ DKIM_ZONE: 'dkim.posthorn.test' });
  });
  after(() => owner.stop());

  /** What the operator's name server does every few minutes. */
  async function loadZone(): Promise<string[]> {
    const answer = await owner.world.http.get<string>('/v1/admin/dns-zone', { token: await owner.world.operator() });
    assert.equal(answer.status, 200);
    const lines = answer.text.split('\n').filter(Boolean);
    for (const line of lines) {
      const [, name, text] = /^(\S+)\. 300 IN TXT (.*)$/.exec(line)!;
      owner.dns.set(name!, { txt: [[...text!.matchAll(/"([^"]*)"/g)].map((match) => match[1]).join('')] });
    }
    return lines;
  }

  it('publish pointers once; keys change by themselves twice a year', async () => {
    const id = await owner.add('acme.test');
    await owner.publish(id);
    assert.deepEqual(await loadZone(), [], 'nobody’s key before the domain is his');
    await owner.post(`/v1/domains/${id}/verify`);
    assert.equal((await loadZone()).length, 2);
    await owner.world.advance('P1DT1H');
    assert.equal((await owner.show(id)).authenticated, true);
    const first = await owner.signersOf('acme.test');
    await owner.world.advance('P181D');
    await owner.world.advance('P1DT1H');
    assert.equal((await loadZone()).length, 4);
    assert.deepEqual(await owner.signersOf('acme.test'), first, 'until the new keys are seen');
    await owner.world.advance('PT2H');
    const second = await owner.signersOf('acme.test');
    assert.equal(second.length, 2);
    assert.ok(second.every((signer) => !first.includes(signer)));
    await owner.world.advance('P8D');
    assert.equal((await loadZone()).length, 2);
    assert.ok((await owner.records(id)).every(({ status }) => status === 'ok'));
  });
});
