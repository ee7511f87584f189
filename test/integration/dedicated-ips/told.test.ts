import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { WebhookReceiver } from '../../support/peers/webhook-receiver.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { startWorld, type World } from '../../support/world.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { ask, grant, type IpRequest, rowsOf, staffWith, stock } from './ips-in-world.js';

const LIST = 'critical.list.test';
const IP = '198.51.100.7';

describe('what an owner of addresses is told', () => {
  let world: World;
  let dns: DnsServer;
  let receiver: WebhookReceiver;
  let customer: Customer;
  let compliance: string;
  before(async () => {
    dns = await DnsServer.start();
    dns.set(`2.0.0.127.${LIST}`, { a: ['127.0.0.2'] });
    receiver = await WebhookReceiver.start();
    world = await startWorld({
      DNS_SERVERS: dns.address,
      DNSBL_ZONES: `${LIST}=critical`,
      OUTBOUND_HTTP_ALLOW: `127.0.0.1:${receiver.port}`,
    });
    customer = await signUpCustomer(world);
    await grant(world, customer.accountId, 'freemium-fr.premium-150k');
    compliance = await staffWith(world, ['compliance'], 'compliance@posthorn.test');
    const hook = await world.http.post('/v1/webhooks', {
      token: customer.secret,
      body: {
        url: receiver.url('/ips'),
        types: [
          'dedicated_ip.request_asked',
          'dedicated_ip.request_decided',
          'dedicated_ip.state_changed',
          'dedicated_ip.warmup_judged',
        ],
      },
    });
    assert.equal(hook.status, 201, hook.text);
  });
  after(async () => {
    await world.close();
    await dns.stop();
    await receiver.stop();
  });

  const rule = (id: string, how: string, body: object) =>
    world.http.post<IpRequest>(`/v1/admin/ip-requests/${id}/${how}`, { token: compliance, body });
  const mail = async (name: string): Promise<string> => {
    const { raw } = await world.inbox.notification(customer.email, name);
    return raw.replace(/=\r?\n/g, '').replace(/=3D/gi, '=');
  };
  const told = (type: string, when: (facts: Record<string, unknown>) => boolean = () => true) =>
    eventually(`${type} is told`, () => {
      const found = receiver.events('/ips').find((event) => event.type === type && when(event.data));
      return Promise.resolve(found?.data);
    });

  it('asked for, asked about, refused: a mail each, with what was said', async () => {
    const { body: made } = await ask(world, customer.accessToken);
    assert.match(await mail('ip-request-received'), /1 × dedicated IP|1 =C3=97 dedicated IP/);
    await rule(made.id, 'ask', { question: 'Where do the recipients come from?' });
    assert.match(await mail('ip-request-question'), /Where do the recipients come from\?/);
    assert.equal((await told('dedicated_ip.request_asked'))['requestId'], made.id);
    await rule(made.id, 'refuse', { reason: 'A bought list.' });
    assert.match(await mail('ip-request-refused'), /A bought list\./);
    const facts = await told('dedicated_ip.request_decided');
    assert.deepEqual([facts['requestId'], facts['decision']], [made.id, 'refused']);
  });

  it('approved: a mail; each step of the address and each judged day of its warm-up by webhook', async () => {
    const [ip] = await stock(world, [IP]);
    const { body: made } = await ask(world, customer.accessToken);
    assert.equal((await rule(made.id, 'approve', {})).body.status, 'provisioned');
    await mail('ip-request-approved');
    await told('dedicated_ip.request_decided', ({ decision }) => decision === 'approved');
    const moved = await told('dedicated_ip.state_changed', ({ to }) => to === 'warming');
    assert.deepEqual([moved['ipId'], moved['address'], moved['from']], [ip!.id, IP, 'reserved']);
    await rowsOf(
      world,
      `insert into ip_uses (ip_id, unit, starts, scope, used)
       select ip_id, 'd', judged_until, '*', 200 from ip_warmups where ip_id = $1`,
      [ip!.id.slice(3)],
    );
    await world.advance('P1DT1H');
    const judged = await told('dedicated_ip.warmup_judged');
    assert.deepEqual(
      [judged['ipId'], judged['verdict'], judged['because'], judged['previousStage'], judged['stage']],
      [ip!.id, 'advance', 'went_well', 1, 2],
    );
  });

  it('listed, when a second look agrees, and free again: by mail and by webhook', async () => {
    const token = await world.operator();
    const poll = () => world.http.post('/v1/admin/listings/poll', { token, body: {} });
    dns.set(`7.100.51.198.${LIST}`, { a: ['127.0.0.3'] });
    assert.equal((await poll()).status, 200);
    await world.advance('PT6M');
    assert.match(await mail('ip-listed'), /198\.51\.100\.7/);
    await told('dedicated_ip.state_changed', ({ to }) => to === 'listed');
    dns.clear(`7.100.51.198.${LIST}`);
    assert.equal((await poll()).status, 200);
    await told('dedicated_ip.state_changed', ({ from }) => from === 'listed');
  });

  it('nobody else’s addresses are told of', () => {
    const events = receiver.events('/ips');
    assert.ok(events.length >= 5);
    assert.ok(events.every(({ data }) => data['accountId'] === customer.accountId));
  });
});
