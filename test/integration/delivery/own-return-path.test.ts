import assert from 'node:assert/strict';
import { Resolver } from 'node:dns/promises';
import { after, before, describe, it } from 'node:test';
import { spf } from 'mailauth/lib/spf/index.js';
import { RawClient } from '../../conformance/raw-client.js';
import { eventually } from '../../support/eventually.js';
import { MailWorld } from './mail-world.js';

interface Domain {
  id: string;
  status: string;
  returnPathReady: boolean;
  alignment: { dkim: boolean; spf: boolean; passes: boolean };
}

const OWN = /^b\+[a-z2-7]{42}@bounce\.customer\.test$/;

describe('a return path under the customer’s own name', () => {
  let mail: MailWorld;
  let domain: Domain;
  before(async () => {
    mail = await MailWorld.start('mx');
  });
  after(() => mail.close());

  const call = async <T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> => {
    const answer = await mail.world.http.call<T>(method, path, { token: mail.customer.accessToken, body });
    assert.ok(answer.status < 300, answer.text);
    return answer.body;
  };

  async function envelopeOf(to: string): Promise<string> {
    await mail.event(await mail.send(to), 'delivered');
    return mail.sink.mails.findLast((each) => each.to[0] === to)!.from;
  }

  /** What the installation knows of a domain may be some seconds old. */
  const turnsTo = (wanted: RegExp): Promise<string> => {
    let n = 0;
    return eventually(`mail leaves as ${String(wanted)}`, async () => {
      const from = await envelopeOf(`turn${(n += 1)}@receiver.test`);
      return wanted.test(from) && from;
    });
  };

  async function rcpt(address: string): Promise<{ code: number; text: string }> {
    const client = await RawClient.ready(mail.inboundPort);
    await client.say('MAIL FROM:<>');
    const answer = await client.say(`RCPT TO:<${address}>`);
    client.destroy();
    return answer;
  }

  it('is used once its record stands, and SPF passes for the domain of From', async () => {
    assert.doesNotMatch(await envelopeOf('before@receiver.test'), OWN);
    const added = await call<Domain>('POST', '/v1/domains', { name: 'customer.test' });
    const { data } = await call<{ data: { type: string; name: string; expected: string }[] }>(
      'GET',
      `/v1/domains/${added.id}/records`,
    );
    for (const { type, name, expected } of data)
      mail.dns.set(name, type === 'CNAME' ? { cname: expected } : { txt: [expected] });
    domain = await call<Domain>('POST', `/v1/domains/${added.id}/verify`);
    assert.deepEqual(
      [domain.status, domain.returnPathReady, domain.alignment.spf, domain.alignment.passes],
      ['verified', true, true, true],
    );
    const from = await turnsTo(OWN);
    const ours = data.find(({ name }) => name === 'bounce.customer.test')!.expected;
    mail.dns.set(ours, { txt: ['v=spf1 ip4:127.0.0.0/8 -all'] });
    const resolver = new Resolver();
    resolver.setServers([mail.dns.address]);
    const verdict = await spf({
      sender: from,
      ip: '127.0.0.1',
      helo: 'out.posthorn.test',
      mta: 'mx.receiver.test',
      resolver: (name: string, type: string) => resolver.resolve(name, type) as Promise<string[][]>,
    });
    assert.deepEqual([verdict.status.result, verdict.domain], ['pass', 'bounce.customer.test']);
  });

  it('bounces that come to it are recorded, and cost the address as ever', async () => {
    const id = await mail.send('gone@receiver.test');
    await mail.event(id, 'delivered');
    const { from } = mail.sink.mails.findLast((each) => each.to[0] === 'gone@receiver.test')!;
    assert.match(from, OWN);
    const client = await RawClient.ready(mail.inboundPort);
    await client.say('MAIL FROM:<>');
    assert.equal((await client.say(`RCPT TO:<${from.replace('bounce.customer', 'Bounce.CUSTOMER')}>`)).code, 250);
    await client.say('DATA');
    client.write(
      [
        'From: MAILER-DAEMON@receiver.test',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        '',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.receiver.test',
        '',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1 no such user',
        '',
        '--b--',
        '.',
        '',
      ].join('\r\n'),
    );
    assert.equal((await client.heard()).code, 250);
    client.destroy();
    assert.equal((await mail.event(id, 'bounced')).class, 'no_such_user');
    assert.equal(await mail.suppressed('gone@receiver.test'), 'no_such_user');
  });

  it('T27: what we did not sign is refused there, and what we signed is refused elsewhere', async () => {
    const signed = await envelopeOf('signed@receiver.test');
    const forged = signed.replace(/.(?=@)/, (last) => (last === 'a' ? 'b' : 'a'));
    const elsewhere = signed.replace('@bounce.', '@');
    for (const address of [forged, elsewhere, 'postmaster@bounce.customer.test', 'ann@bounce.customer.test']) {
      const { code, text } = await rcpt(address);
      assert.equal(code, 550, `${address}: ${text}`);
    }
    assert.equal((await rcpt(signed)).code, 250);
  });

  it('is ours again when the record is gone', async () => {
    mail.dns.clear('bounce.customer.test');
    domain = await call<Domain>('POST', `/v1/domains/${domain.id}/verify`);
    assert.deepEqual([domain.returnPathReady, domain.alignment.spf], [false, false]);
    await turnsTo(/@bounce\.(?!customer\.test)/);
  });
});
