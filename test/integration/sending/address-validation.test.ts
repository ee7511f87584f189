import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ProblemBody, Sending } from '../../scenarios/sending-steps.js';
import { signUpCustomer } from '../../support/customer.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { startWorld, type World } from '../../support/world.js';

interface Verdict {
  email: string;
  valid: boolean;
  verdict: string;
  reasons: string[];
  normalised: string | null;
  suggestion: string | null;
  domain: { exists: boolean | null; mx: string[] | null; nullMx: boolean | null };
  suppressed: string | null;
}

describe('what can be known of an address', () => {
  let world: World;
  let dns: DnsServer;
  let sending: Sending;
  before(async () => {
    dns = await DnsServer.start();
    world = await startWorld({ DNS_SERVERS: dns.address });
    sending = new Sending(world, await signUpCustomer(world));
  });
  after(async () => {
    await world.close();
    await dns.stop();
  });

  const validate = (body: object) =>
    world.http.post<Verdict & { data: Verdict[] } & ProblemBody>('/v1/addresses/validate', {
      token: sending.token,
      body,
    });

  it('an address is judged by its form, DNS and the own list, and silence is not held against it', async () => {
    dns.set('good.example', {
      mx: [
        [20, 'mx2.good.example'],
        [10, 'mx1.good.example'],
      ],
    });
    dns.set('implicit.example', { a: ['192.0.2.1'] });
    dns.set('null.example', { mx: [[0, '']] });
    dns.fail('broken.example', 'servfail');
    dns.fail('silent.example', 'timeout');
    await world.http.post('/v1/suppressions', { token: sending.token, body: { email: 'ann@good.example' } });
    const emails = [
      'ada@good.example',
      'ann@good.example',
      'ada@implicit.example',
      'ada@null.example',
      'ada@nowhere.example',
      'ada@broken.example',
      'ada@silent.example',
      'not an address',
    ];
    const { body, status } = await validate({ emails });
    assert.equal(status, 200);
    assert.deepEqual(
      body.data.map(({ verdict, reasons }) => [verdict, reasons]),
      [
        ['valid', []],
        ['valid', ['suppressed']],
        ['valid', []],
        ['invalid', ['domain_takes_no_mail']],
        ['invalid', ['domain_not_found']],
        ['unknown', ['dns_unknown']],
        ['unknown', ['dns_unknown']],
        ['invalid', ['address_invalid']],
      ],
    );
    assert.deepEqual(body.data[0]!.domain, {
      exists: true,
      mx: ['mx1.good.example', 'mx2.good.example'],
      nullMx: false,
    });
    assert.deepEqual(body.data[2]!.domain.mx, ['implicit.example']);
    const one = await validate({ email: 'Ada@gmial.com' });
    assert.deepEqual([one.body.normalised, one.body.suggestion], ['ada@gmial.com', 'ada@gmail.com']);
  });

  for (const [what, body, field] of [
    ['nothing', {}, 'email'],
    ['both', { email: 'a@x.example', emails: ['b@x.example'] }, 'email'],
    ['too many', { emails: Array.from({ length: 101 }, (_, i) => `a${i}@x.example`) }, 'emails'],
    ['none', { emails: [] }, 'emails'],
    ['numbers', { emails: [1] }, 'emails'],
  ] as const)
    it(`asked about ${what}, it says so`, async () => {
      const answer = await validate(body);
      assert.equal(answer.status, 422, answer.text);
      assert.match(answer.body.errors?.[0]?.field ?? '', new RegExp(`^${field}`));
    });
});
