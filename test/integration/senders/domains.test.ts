import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { SYSTEM_ACCOUNT_ID } from '../../../src/kernel/ids.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { ACME, OTHER, type SendersApp, startSenders } from './senders-app.js';

interface DnsRecord {
  type: 'TXT' | 'CNAME' | 'MX';
  name: string;
  expected: string;
  found: string[];
  status: string;
  purpose: string;
}
interface Domain {
  id: string;
  name: string;
  status: string;
  authenticated: boolean;
  returnPathReady: boolean;
  dkim: { selector: string; algorithm: string; published: boolean }[];
  records?: DnsRecord[];
  code?: string;
}

let world: SendersApp;
before(async () => {
  world = await startSenders();
});
after(() => world.close());

const add = async (name: string, token = 'acme') => {
  const answer = await world.http.post<Domain>('/v1/domains', { token, body: { name } });
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
};
const records = async (id: string, token = 'acme') =>
  (await world.http.get<{ data: DnsRecord[] }>(`/v1/domains/${id}/records`, { token })).body.data;
const verifyNow = (id: string, token = 'acme') => world.http.post<Domain>(`/v1/domains/${id}/verify`, { token });
const allowed = async (address: string, accountId = ACME) =>
  (await world.door.factsFor([{ accountId, address }]))[0]!.allowed;

/** The owner does what the page tells him, all of it or only some purposes. */
async function publish(id: string, token = 'acme', purposes?: string[]): Promise<void> {
  for (const record of await records(id, token)) {
    if (purposes && !purposes.includes(record.purpose)) continue;
    if (record.type === 'TXT') world.dns.set(record.name, { txt: [record.expected] });
    if (record.type === 'CNAME') world.dns.set(record.name, { cname: record.expected });
  }
}

describe('domains', () => {
  it('say which records to publish, become verified when they stand, and sign from then on', async () => {
    const domain = await add('Acme.Example.');
    assert.deepEqual([domain.name, domain.status, domain.authenticated], ['acme.example', 'pending', false]);
    assert.deepEqual(
      (await records(domain.id)).map(({ purpose, status }) => `${purpose} ${status}`),
      ['ownership', 'dkim', 'dkim', 'return_path', 'tracking', 'dmarc'].map((purpose) => `${purpose} missing`),
    );
    assert.equal((await verifyNow(domain.id)).body.status, 'pending');
    await publish(domain.id);
    const verified = (await verifyNow(domain.id)).body;
    assert.deepEqual([verified.status, verified.authenticated, verified.returnPathReady], ['verified', true, true]);
    assert.deepEqual(
      verified.records?.map(({ status }) => status),
      ['ok', 'ok', 'ok', 'ok', 'ok', 'ok'],
    );
    assert.equal(await allowed('anything@acme.example'), true);
    assert.equal(await allowed('anything@sub.acme.example'), false);
    assert.equal(await allowed('anything@acme.example', OTHER), false);
  });

  it('have two keys whose signatures fit the published records', async () => {
    const domain = await add('signs.example');
    await publish(domain.id);
    await verifyNow(domain.id);
    const keys = await world.door.signingKeysFor('Signs.Example', ACME);
    assert.deepEqual(
      keys.map(({ domain: d, algorithm }) => `${d} ${algorithm}`),
      ['signs.example rsa-sha256', 'signs.example ed25519-sha256'],
    );
    const data = Buffer.from('header block');
    for (const key of keys) {
      const published = (await records(domain.id)).find((record) =>
        record.name.startsWith(`${key.selector}._domainkey.`),
      )!;
      const p = Buffer.from(/p=(.+)$/.exec(published.expected)![1]!, 'base64');
      const privateKey = createPrivateKey({ key: key.privateKey(), format: 'der', type: 'pkcs8' });
      const rsa = key.algorithm === 'rsa-sha256';
      const publicKey = rsa
        ? createPublicKey({ key: p, format: 'der', type: 'spki' })
        : createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: p.toString('base64url') }, format: 'jwk' });
      assert.equal(rsa ? privateKey.asymmetricKeyDetails?.modulusLength : p.length, rsa ? 2048 : 32);
      const signature = sign(rsa ? 'sha256' : null, data, privateKey);
      assert.ok(verify(rsa ? 'sha256' : null, data, publicKey, signature), key.algorithm);
    }
  });

  it('keep their private keys sealed: the database holds no key that can be read', async () => {
    await add('sealed.example');
    const rows = await world.app
      .get(UnitOfWork)
      .readAsWorker<{ sealed_private_key: Buffer }>('select sealed_private_key from domain_keys');
    assert.ok(rows.length > 0);
    for (const { sealed_private_key: sealed } of rows) {
      assert.throws(() => createPrivateKey({ key: sealed, format: 'der', type: 'pkcs8' }));
    }
  });

  it('without published keys are sent for by the installation’s own, and so is everybody’s unproven domain', async () => {
    const domain = await add('unsigned.example');
    await publish(domain.id, 'acme', ['ownership']);
    const verified = (await verifyNow(domain.id)).body;
    assert.deepEqual([verified.status, verified.authenticated], ['verified', false]);
    for (const name of ['unsigned.example', 'unknown.example', 'posthorn.example', 'not a domain']) {
      const keys = await world.door.signingKeysFor(name, ACME);
      assert.deepEqual([keys.length, keys[0]?.domain], [2, 'posthorn.example'], name);
    }
    assert.equal((await world.door.identityFor('posthorn.example', SYSTEM_ACCOUNT_ID)).aligned, true);
    assert.equal((await world.door.identityFor('unsigned.example', ACME)).aligned, false);
  });

  it('a key signs only while its record stands; a resolver that is away changes nothing', async () => {
    const domain = await add('fading.example');
    await publish(domain.id);
    await verifyNow(domain.id);
    const [rsa, ed25519] = (await records(domain.id)).filter((record) => record.purpose === 'dkim');
    world.dns.set(ed25519!.name, { txt: ['v=DKIM1; k=ed25519; p='] });
    world.dns.fail(rsa!.name, 'servfail');
    const checked = (await verifyNow(domain.id)).body;
    assert.deepEqual(
      checked.records?.filter((record) => record.purpose === 'dkim').map((record) => record.status),
      ['unknown', 'different'],
    );
    assert.deepEqual(
      checked.dkim.map(({ algorithm, published }) => `${algorithm} ${published}`),
      ['rsa-sha256 true', 'ed25519-sha256 false'],
    );
    assert.deepEqual(
      (await world.door.signingKeysFor('fading.example', ACME)).map((key) => key.algorithm),
      ['rsa-sha256'],
    );
  });

  it('have one owner: who proves it later waits, until the first one’s record is gone', async () => {
    const mine = await add('contested.example');
    await publish(mine.id, 'acme', ['ownership']);
    await verifyNow(mine.id);
    await world.http.post('/v1/senders', { token: 'acme', body: { email: 'a@contested.example' } });
    const theirs = await add('contested.example', 'other');
    const [own] = await records(mine.id);
    const [foreign] = await records(theirs.id, 'other');
    assert.equal(own!.name, foreign!.name);
    assert.notEqual(own!.expected, foreign!.expected);
    world.dns.set(own!.name, { txt: [own!.expected, foreign!.expected] });
    const refused = await verifyNow(theirs.id, 'other');
    assert.deepEqual([refused.status, refused.body.code], [409, 'domain_owned_by_another_account']);
    world.dns.set(own!.name, { txt: [foreign!.expected] });
    assert.equal((await verifyNow(theirs.id, 'other')).body.status, 'verified');
    assert.equal(await allowed('a@contested.example', OTHER), true);
    assert.equal(await allowed('a@contested.example', ACME), false);
    assert.equal((await world.http.get<Domain>(`/v1/domains/${mine.id}`, { token: 'acme' })).body.status, 'pending');
  });

  it('two accounts that prove a domain at the same moment: one owns it', async () => {
    const [a, b] = await Promise.all([add('race.example'), add('race.example', 'other')]);
    const values = [(await records(a.id))[0]!, (await records(b.id, 'other'))[0]!];
    world.dns.set(values[0]!.name, { txt: values.map((record) => record.expected) });
    const answers = await Promise.all([verifyNow(a.id), verifyNow(b.id, 'other')]);
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409]);
  });

  it('make their addresses verified without a mail, waiting ones too, until the domain is given up', async () => {
    const sender = (email: string) =>
      world.http.post<{ id: string; status: string }>('/v1/senders', { token: 'acme', body: { email } });
    const waiting = (await sender('waiting@house.example')).body;
    assert.equal(waiting.status, 'pending');
    const domain = await add('house.example');
    await publish(domain.id);
    await verifyNow(domain.id);
    const statusOf = async (id: string) =>
      (await world.http.get<{ status: string }>(`/v1/senders/${id}`, { token: 'acme' })).body.status;
    assert.equal(await statusOf(waiting.id), 'verified');
    assert.equal((await sender('fresh@house.example')).body.status, 'verified');
    assert.equal((await world.http.delete(`/v1/domains/${domain.id}`, { token: 'acme' })).status, 204);
    assert.equal(await statusOf(waiting.id), 'pending');
    assert.equal(await allowed('fresh@house.example'), false);
    assert.equal((await world.door.signingKeysFor('house.example', ACME))[0]?.domain, 'posthorn.example');
  });

  it('names of other shapes, the installation’s own and foreign ids are refused', async () => {
    for (const [name, code] of [
      ['localhost', 'domain_invalid'],
      ['192.0.2.1', 'domain_invalid'],
      ['a b.example', 'domain_invalid'],
      ['posthorn.example', 'not_allowed'],
      ['x.bounce.posthorn.example', 'not_allowed'],
    ]) {
      const answer = await world.http.post<{ errors: { code: string }[] }>('/v1/domains', {
        token: 'acme',
        body: { name },
      });
      assert.deepEqual([answer.status, answer.body.errors[0]?.code], [422, code], name);
    }
    assert.equal(
      (await world.http.post('/v1/domains', { token: 'acme', body: { name: 'bücher.example' } })).status,
      201,
    );
    const again = await world.http.post<Domain>('/v1/domains', {
      token: 'acme',
      body: { name: 'xn--bcher-kva.example' },
    });
    assert.deepEqual([again.status, again.body.code], [409, 'domain_exists']);
    const foreign = await add('foreign.example', 'other');
    for (const path of [`/v1/domains/${foreign.id}`, `/v1/domains/${foreign.id}/records`]) {
      assert.equal((await world.http.get(path, { token: 'acme' })).status, 404);
    }
    assert.equal((await verifyNow(foreign.id)).status, 404);
    assert.equal((await world.http.delete(`/v1/domains/${foreign.id}`, { token: 'acme' })).status, 404);
  });

  it('the operator reads what the installation’s own domains need', async () => {
    const answer = await world.http.get<{ data: DnsRecord[] }>('/v1/admin/dns-records', { token: 'operator' });
    assert.deepEqual(
      answer.body.data.map(({ purpose, type, expected }) => (purpose === 'dkim' ? 'dkim' : `${type} ${expected}`)),
      [
        'dkim',
        'dkim',
        'MX mx.posthorn.example',
        'MX mx.posthorn.example',
        'TXT v=spf1 a:mx.posthorn.example ~all',
        'TXT v=spf1 a:mx.posthorn.example ~all',
        'TXT v=DMARC1; p=none',
      ],
    );
    assert.equal((await world.http.get('/v1/admin/dns-records', { token: 'acme' })).status, 403);
  });

  it('the installation’s keys are made once, however many processes start at the same time', async () => {
    await Promise.all([1, 2, 3].map(() => world.door.ensureSystemDomain()));
    const keys = await world.door.signingKeysFor('posthorn.example', SYSTEM_ACCOUNT_ID);
    assert.equal(keys.length, 2);
  });
});
