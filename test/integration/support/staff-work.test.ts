import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { openInvoice } from '../billing/open-invoices-in-world.js';
import { card, suiteCustomer } from '../billing/payments-in-world.js';
import { ownersTicket } from './open-in-world.js';
import { type List, path, type Refusal, staffDesk, type Ticket } from './staff-work-world.js';
import { type Colleague, colleague, type Subject, subject } from './support-world.js';

describe('what staff do with tickets', () => {
  let world: World;
  let acme: Subject;
  let other: Subject;
  let agent: Colleague;
  let second: Colleague;
  before(async () => {
    world = await startWorld();
    [acme, other] = [await subject(world, 'owner@acme.example'), await subject(world, 'owner@other.example')];
    agent = await colleague(world, 'agent@posthorn.test', ['support_agent']);
    second = await colleague(world, 'second@posthorn.test', ['support_agent']);
  });
  after(() => world.close());
  const { show, act, change, list, history, audited } = staffDesk(() => ({ world, agent }));

  it('everything is in the history of the ticket and in the audit log, with who did it', async () => {
    const id = await ownersTicket(world, acme.accountId);
    await act(id, '/notes', { text: 'Known problem.' });
    await act(id, '/replies', { text: 'We have a look.' });
    await change(id, { priority: 'high', tags: ['Outage', 'outage', 'DKIM'] });
    await act(id, '/solve', {});
    const entries = await history(id);
    assert.deepEqual(entries.map(({ kind }) => kind).sort(), [
      'assigned',
      'opened',
      'priority',
      'status',
      'status',
      'tags',
    ]);
    const priority = entries.find(({ kind }) => kind === 'priority')!;
    assert.deepEqual(priority.changes, { from: 'normal', to: 'high' });
    assert.deepEqual(priority.actor, { type: 'staff', id: agent.id, name: agent.email });
    assert.deepEqual((await show(id)).tags, ['outage', 'dkim']);
    assert.deepEqual(await list('tag=OUTAGE'), [id]);
    assert.deepEqual((await audited(id)).sort(), [
      ...['ticket.answered', 'ticket.changed', 'ticket.noted', 'ticket.opened', 'ticket.solved'],
    ]);
    assert.equal((await world.http.get(path(id, '/history'), { token: acme.token })).status, 403);
  });

  it('of two who take a ticket as they saw it one is too late', async () => {
    const id = await ownersTicket(world, acme.accountId);
    const tag = (await world.http.get(path(id), { token: agent.token })).headers.get('etag')!;
    const take = ({ id: assignee, token }: Colleague) =>
      world.http.post<Ticket>(path(id, '/assign'), { token, body: { assignee }, headers: { 'if-match': tag } });
    const answers = await Promise.all([take(agent), take(second)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412]);
    const winner = answers.find(({ status }) => status === 200)!;
    assert.equal((await show(id)).assignee, winner.body.assignee);
    assert.deepEqual(
      await list(`view=mine&q=${winner.body.number}`, (winner.body.assignee === agent.id ? agent : second).token),
      [id],
    );
    const nobody = await act(id, '/assign', { assignee: `stf_${parseWireId('tkt', id)!}` });
    assert.deepEqual([nobody.status, nobody.body.errors?.[0]?.code], [422, 'reference_not_found']);
    assert.equal((await act(id, '/assign', { assignee: null })).body.assignee, null);
    assert.ok((await list('view=unassigned')).includes(id));
    assert.deepEqual(await audited(id), ['ticket.opened', 'ticket.assigned', 'ticket.assigned']);
  });

  it('who has least to do gets the next one, when asked for', async () => {
    const loads = await rows<{ id: string; n: string }>(
      world,
      `select assignee_id as id, count(*) as n from tickets where status not in ('solved', 'closed')
       and assignee_id is not null group by 1`,
    );
    const load = ({ id }: Colleague): number => Number(loads.find((row) => row.id === parseWireId('stf', id))?.n ?? 0);
    for (let more = load(second); more <= load(agent); more += 1) {
      await act(await ownersTicket(world, acme.accountId), '/assign', { assignee: second.id });
    }
    const id = await ownersTicket(world, acme.accountId);
    assert.equal((await act(id, '/assign', { assignee: 'least_loaded' })).body.assignee, agent.id);
  });

  it('two tickets become one: both keep their history, the first leads to the second', async () => {
    const [first, goesOn] = [await ownersTicket(world, acme.accountId), await ownersTicket(world, acme.accountId)];
    await act(first, '/replies', { text: 'In the first.' });
    const merged = await act(first, '/merge', { into: goesOn });
    assert.deepEqual([merged.status, merged.body.id], [200, goesOn]);
    assert.deepEqual([(await show(first)).status, (await show(first)).mergedInto], ['closed', goesOn]);
    const reply = await world.http.post<{ ticketId: string }>(`/v1/support/tickets/${first}/messages`, {
      token: acme.token,
      body: { text: 'Into the stub.' },
    });
    assert.deepEqual([reply.status, reply.body.ticketId], [201, goesOn]);
    const read = await world.http.get<List<{ text: string }>>(`/v1/support/tickets/${goesOn}/messages`, {
      token: acme.token,
    });
    assert.deepEqual(read.body.data.map(({ text }) => text).sort(), [
      'In the first.',
      'Into the stub.',
      'It does not work.',
      'It does not work.',
    ]);
    const { sla } = await show(goesOn);
    assert.deepEqual([sla.firstResponse.status, sla.nextResponse.status], ['met', 'active']);
    assert.equal((await history(goesOn)).filter(({ kind }) => kind === 'merged').length, 2);
    assert.ok((await audited(first)).includes('ticket.merged'));
    assert.equal((await act(first, '/merge', { into: goesOn })).body.code, 'ticket_merged');
    const foreign = await act(goesOn, '/merge', { into: await ownersTicket(world, other.accountId) });
    assert.deepEqual([foreign.status, foreign.body.reason], [409, 'other_account']);
    const money = await ownersTicket(world, acme.accountId, { topic: 'refund' });
    assert.equal((await act(money, '/merge', { into: goesOn })).body.reason, 'would_reveal_money');
  });

  it('macros answer in the language of the ticket, or not at all', async () => {
    const create = (body: object) =>
      world.http.post<{ id: string } & Refusal>('/v1/admin/tickets/macros', { token: agent.token, body });
    const wrong = await create({ name: 'Wrong', texts: { en: 'Dear {{name}}' } });
    const [fault] = wrong.body.errors!;
    assert.deepEqual([wrong.status, fault!.field, fault!.code], [422, 'texts.en', 'unknown_placeholder']);
    const made = await create({
      name: 'With experts',
      texts: { en: 'Hello {{customer}}, {{number}} is with our experts.', de: 'Guten Tag {{customer}}: {{subject}}' },
    });
    assert.equal(made.status, 201);
    assert.equal((await create({ name: 'with EXPERTS', texts: { en: 'x' } })).body.code, 'macro_exists');
    const german = await ownersTicket(world, acme.accountId, { language: 'de', subject: '{{agent}} <b>' });
    const reply = await act<{ text: string }>(german, '/replies', { macroId: made.body.id });
    assert.equal(reply.body.text, `Guten Tag ${acme.signedUp.user.username}: {{agent}} <b>`);
    const french = await ownersTicket(world, acme.accountId, { language: 'fr' });
    const missing = await act(french, '/replies', { macroId: made.body.id });
    assert.deepEqual(
      [missing.status, missing.body.code, missing.body.languages],
      [422, 'macro_not_in_language', ['en', 'de']],
    );
    assert.equal((await act(french, '/replies', { macroId: made.body.id, text: 'both' })).status, 422);
    assert.equal((await act(french, '/replies', {})).status, 422);
    const macro = `/v1/admin/tickets/macros/${made.body.id}`;
    const renamed = await world.http.patch(macro, { token: agent.token, body: { name: 'With specialists' } });
    assert.equal(renamed.status, 200, renamed.text);
    assert.equal((await world.http.delete(macro, { token: agent.token })).status, 204);
    assert.deepEqual(await audited(made.body.id), [
      ...['ticket_macro.created', 'ticket_macro.changed', 'ticket_macro.deleted'],
    ]);
  });

  it('R-141: a refund goes to billing’s queue and gives nothing back by itself', async () => {
    const id = await ownersTicket(world, acme.accountId, { topic: 'refund' });
    assert.equal((await show(id)).queue, 'billing');
    await act(id, '/replies', { text: 'We look at it.' });
    await act(id, '/solve', {});
    const given = await rows(world, 'select 1 from credit_notes where account_id = $1', [acme.accountId]);
    const refunds = await rows(
      world,
      'select 1 from payment_refunds r join payments p on p.id = r.payment_id where p.account_id = $1',
      [acme.accountId],
    );
    assert.deepEqual([given.length, refunds.length], [0, 0]);
  });

  it('R-140: an invoice goes once more to the address that a known person asked for, and that is logged', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    const asked = { topic: 'invoice_request', subject: 'Invoice to accounting' } as const;
    const id = await ownersTicket(world, buyer.id, asked);
    const to = 'new-accounting@firm.example';
    const send = (ticket: string, invoiceId = invoice.id) => act(ticket, '/actions/resend-invoice', { invoiceId, to });
    const unknown = await ownersTicket(world, buyer.id, { ...asked, channel: 'email' });
    assert.equal((await send(unknown)).body.code, 'requester_not_verified');
    const technical = await ownersTicket(world, buyer.id);
    assert.equal((await send(technical)).body.code, 'ticket_topic_unsuitable');
    const foreign = await send(await ownersTicket(world, acme.accountId, asked));
    assert.deepEqual([foreign.status, foreign.body.errors?.[0]?.code], [422, 'reference_not_found']);
    assert.equal((await send(id)).status, 200);
    const mail = await world.inbox.notification(to, 'invoice');
    assert.match(mail.raw, /application\/pdf/);
    assert.ok((await audited(id)).includes('ticket.invoice_resent'));
    const entry = (await history(id)).find(({ kind }) => kind === 'invoice_resent')!;
    assert.deepEqual([entry.actor.id, entry.changes], [agent.id, { invoiceId: invoice.id, to }]);
  });

  it('R-142: what is kept of a card is deleted here and at the gateway, once a known person has asked', async () => {
    const buyer = await suiteCustomer(world);
    const paymentMethodId = await card(world, buyer.token);
    const id = await ownersTicket(world, buyer.id, { topic: 'card_deletion' });
    const remove = (ticket: string) =>
      act(ticket, '/actions/delete-card', { paymentMethodId, reason: 'Asked for by the owner.' });
    const byMail = await ownersTicket(world, buyer.id, { topic: 'card_deletion', channel: 'email' });
    assert.equal((await remove(byMail)).body.code, 'requester_not_verified');
    assert.equal((await remove(id)).status, 200);
    const left = await world.http.get(`/v1/payment-methods/${paymentMethodId}`, { token: buyer.token });
    assert.equal(left.status, 404);
    await eventually('the gateway has let go of the card', async () => {
      const [method] = await rows<{ sealed_instrument: unknown; detach_at: unknown }>(
        world,
        'select sealed_instrument, detach_at from payment_methods where id = $1',
        [parseWireId('pm', paymentMethodId)],
      );
      return method!.sealed_instrument === null && method!.detach_at === null;
    });
    assert.equal((await remove(id)).status, 422);
    assert.ok((await audited(id)).includes('ticket.card_deleted'));
  });

  it('each solution is rated once, in the platform or by the link of the mail', async () => {
    const id = await ownersTicket(world, other.accountId);
    const rate = (score: number) =>
      world.http.post<Ticket & Refusal>(`/v1/support/tickets/${id}/rating`, { token: other.token, body: { score } });
    assert.equal((await rate(4)).body.code, 'ticket_not_solved');
    await act(id, '/solve', {});
    const token = await world.inbox.token(other.signedUp.user.email, 'ticket-solved');
    const page = (method: string, body?: string) =>
      world.http.call<string>(
        method,
        `/rate-support${body === undefined ? `?token=${encodeURIComponent(token)}` : ''}`,
        {
          ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
        },
      );
    assert.match((await page('GET')).text, /type="radio"/);
    assert.equal((await show(id)).rating, null);
    const form = (score: string, given = token) =>
      new URLSearchParams({ token: given, score, comment: 'Quick.' }).toString();
    assert.equal((await page('POST', form('6'))).status, 422);
    assert.equal((await page('POST', form('5', `${token}x`))).status, 404);
    assert.equal((await page('POST', form('5'))).status, 200);
    assert.equal((await page('POST', form('1'))).status, 409);
    assert.equal((await rate(1)).body.code, 'ticket_already_rated');
    assert.equal((await show(id)).rating, 5);
    await world.http.post(`/v1/support/tickets/${id}/messages`, { token: other.token, body: { text: 'It is back.' } });
    await act(id, '/solve', {});
    assert.deepEqual([(await rate(2)).status, (await show(id)).rating], [200, 2]);
  });
});
