import { newId, parseWireId, wireId } from '../../../src/kernel/ids.js';
import { money } from '../../../src/kernel/money.js';
import { InvoicesFacade, ProFormasFacade } from '../../../src/modules/billing/index.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { Customer } from '../../support/customer.js';
import type { World } from '../../support/world.js';
import { formOf } from '../audience/import-steps.js';
import { planId } from '../billing/account-in-world.js';
import { ipOf } from '../dedicated-ips/ips-in-world.js';
import { packOf } from '../sms/credits-in-world.js';
import { ticketOf } from '../support/support-world.js';
import { openCallback, openChat } from '../support/talk-operations.js';
import { deliveryOf } from '../webhooks/delivery-in-world.js';
import { must } from './cast.js';
import { inboundOf, smsOf } from './own-texts.js';

type Make = (world: World, owner: Customer) => Promise<Record<string, string>>;

const posted =
  (path: string, body: object, status = 201): Make =>
  async (world, owner) => ({
    id: (await must<{ id: string }>(status, world.http.post(path, { token: owner.accessToken, body }))).id,
  });

const imported: Make = async (world, owner) => {
  const form = formOf([['file', 'email\nmine@x.example\n']]);
  return {
    id: (await must<{ id: string }>(202, world.http.post('/v1/imports', { token: owner.accessToken, ...form }))).id,
  };
};

const firstOf =
  (path: string): Make =>
  async (world, owner) => {
    const list = await must<{ data: { id: string }[] }>(200, world.http.get(path, { token: owner.accessToken }));
    return { id: list.data[0]!.id };
  };

const EVERYWHERE = { en: 'A plan', fr: 'Un forfait', de: 'Ein Tarif', es: 'Un plan', it: 'Un piano' };

const FRENCH_COMPANY = {
  customerType: 'company',
  name: 'Mine SARL',
  address: { line1: '4 rue du Port', postalCode: '69002', city: 'Lyon' },
  country: 'FR',
  siren: '732829320',
};

const IP_REQUEST = {
  count: 1,
  reason: 'Our invoices.',
  streams: [{ stream: 'transactional', monthlyVolume: 300_000 }],
  acceptsBestPractices: true,
  acceptsGdpr: true,
};

interface Purchase {
  subscriptionId: string;
  methodId: string;
  addOnId: string;
  paymentId: string;
  invoiceId: string;
}
const purchases = new WeakMap<Customer, Promise<Purchase>>();

/** A seat that was bought: with it come a means of payment, a payment and an invoice. */
function purchaseOf(world: World, owner: Customer): Promise<Purchase> {
  const known = purchases.get(owner) ?? buySeat(world, owner);
  purchases.set(owner, known);
  return known;
}

async function buySeat(world: World, owner: Customer): Promise<Purchase> {
  const token = owner.accessToken;
  const granted = await must<{ id: string }>(
    201,
    world.http.post(`/v1/admin/accounts/${owner.accountId}/subscriptions`, {
      token: await world.operator(),
      body: { planId: await planId(world, 'suite.web') },
    }),
  );
  await must(200, world.http.call('PUT', '/v1/account/billing-details', { token, body: FRENCH_COMPANY }));
  const card = { kind: 'card', token: 'tok_ok' };
  const method = await must<{ id: string }>(201, world.http.post('/v1/payment-methods', { token, body: card }));
  const body = { kind: 'seat', quantity: 1, paymentMethod: method.id };
  const path = `/v1/subscriptions/${granted.id}/add-ons`;
  const addOn = await must<{ id: string; paymentId: string; invoiceId: string }>(
    201,
    world.http.post(path, { token, body }),
  );
  const { id: addOnId, paymentId, invoiceId } = addOn;
  return { subscriptionId: granted.id, methodId: method.id, addOnId, paymentId, invoiceId };
}

/** A contact of its own for each asking: some operations take it away. */
async function contactOf(world: World, owner: Customer): Promise<Record<string, string>> {
  const email = `${newId(world.now())}@mine.example`;
  return posted('/v1/contacts', { email })(world, owner);
}

/**
 * One real thing of an account behind every path that names one. A path of a customer that is missing here fails the
 * matrix: nobody could say whether a stranger's id opens it.
 */
export const OWN_RESOURCES: Record<string, Make> = {
  '/v1/sms/messages/{id}': smsOf,
  '/v1/sms/inbound/{id}': inboundOf,
  '/v1/sms/senders/{id}': posted('/v1/sms/senders', { sender: 'MINE' }),
  '/v1/sms/stoplist/{id}': posted('/v1/sms/stoplist', { number: '+33612340099' }),
  '/v1/api-keys/{id}': posted('/v1/api-keys', { name: 'mine', scopes: ['read'] }),
  '/v1/smtp-credentials/{id}': posted('/v1/smtp-credentials', { name: 'mine' }),
  '/v1/domains/{id}': posted('/v1/domains', { name: 'mine.example' }),
  '/v1/senders/{id}': posted('/v1/senders', { email: 'somebody@mine.example' }),
  '/v1/suppressions/{id}': posted('/v1/suppressions', { email: 'never@mine.example', reason: 'asked', scope: 'all' }),
  '/v1/contacts/{id}': contactOf,
  '/v1/contacts/erasures/{erasureId}': async (world, owner) => {
    const { id } = await posted('/v1/contacts/erasures', { email: 'erased@mine.example' })(world, owner);
    return { erasureId: id! };
  },
  '/v1/contact-fields/{key}': async (world, owner) => {
    const token = owner.accessToken;
    await world.http.post('/v1/contact-fields', { token, body: { key: 'mine', type: 'text' } });
    return { key: 'mine' };
  },
  '/v1/lists/{id}': posted('/v1/lists', { name: 'mine' }),
  '/v1/lists/{id}/members/{contactId}': async (world, owner) => {
    const { id: contactId } = await contactOf(world, owner);
    const { id } = await posted('/v1/lists', { name: 'members' })(world, owner);
    const call = { token: owner.accessToken, body: { contacts: [contactId] } };
    await must(200, world.http.post(`/v1/lists/${id!}/members`, call));
    return { id: id!, contactId: contactId! };
  },
  '/v1/campaigns/{id}': posted('/v1/campaigns', { name: 'mine' }),
  '/v1/segments/{id}': posted('/v1/segments', { name: 'mine', condition: { field: 'email', op: 'exists' } }),
  '/v1/segments/{id}/contacts': posted('/v1/segments', { name: 'mine', condition: { field: 'email', op: 'exists' } }),
  '/v1/templates/{id}': posted('/v1/templates', { name: 'mine', subject: 'Hello', text: 'Hello' }),
  '/v1/templates/{id}/versions/{version}': async (world, owner) => ({
    ...(await posted('/v1/templates', { name: 'versions', subject: 'Hello', text: 'Hello' })(world, owner)),
    version: '1',
  }),
  '/v1/uploads/{id}': async (world, owner) => {
    const headers = { 'content-type': 'application/octet-stream' };
    const call = { token: owner.accessToken, headers, body: Buffer.from('mine') };
    const uploaded = world.http.post<{ id: string }>('/v1/uploads?filename=mine.txt', call);
    return { id: (await must<{ id: string }>(201, uploaded)).id };
  },
  '/v1/imports/{id}': imported,
  '/v1/webhooks/{id}': posted('/v1/webhooks', { url: 'https://hooks.invalid/hooks', types: ['bounced'] }),
  '/v1/webhooks/{id}/deliveries/{deliveryId}': async (world, owner) => {
    const token = owner.accessToken;
    const body = { url: 'https://hooks.invalid/hooks', types: ['bounced'] };
    const { id } = await must<{ id: string }>(201, world.http.post('/v1/webhooks', { token, body }));
    return { id, deliveryId: await deliveryOf(world, { webhookId: id, accountId: owner.accountId }) };
  },
  '/v1/subscriptions/{id}': firstOf('/v1/subscriptions'),
  '/v1/users/{id}': firstOf('/v1/users'),
  '/v1/auth/sessions/{id}': firstOf('/v1/auth/sessions'),
  '/v1/account/audit-log/{id}': firstOf('/v1/account/audit-log'),
  '/v1/account/exports/{id}': posted('/v1/account/exports', {}, 202),
  '/v1/account/sending-authorization/review-requests/{id}': posted(
    '/v1/account/sending-authorization/review-requests',
    {
      message: 'We send invoices to our own customers.',
      wantedTier: 4,
    },
  ),
  '/v1/account/blocks/{id}': async (world, owner) => {
    const steps = [{ code: 'ask', text: 'Write to us' }];
    const body = { reason: 'manual', scope: 'campaigns', steps };
    const path = `/v1/admin/accounts/${owner.accountId}/blocks`;
    return { id: (await must<{ id: string }>(201, world.http.post(path, { token: await world.operator(), body }))).id };
  },
  '/v1/account/impersonations/{id}': async (world, owner) => {
    const { pin } = await must<{ pin: string }>(200, world.http.get('/v1/support/pin', { token: owner.accessToken }));
    const path = `/v1/admin/accounts/${owner.accountId}/impersonations`;
    const body = { reason: 'The customer asked on the phone.', pin };
    return { id: (await must<{ id: string }>(201, world.http.post(path, { token: await world.operator(), body }))).id };
  },
  '/v1/dedicated-ips/requests/{id}': async (world, owner) => {
    await must(
      201,
      world.http.post(`/v1/admin/accounts/${owner.accountId}/subscriptions`, {
        token: await world.operator(),
        body: { planId: await planId(world, 'freemium-fr.premium-150k') },
      }),
    );
    const open = await world.http.get<{ data: { id: string }[] }>('/v1/dedicated-ips/requests', {
      token: owner.accessToken,
    });
    const [known] = open.body.data;
    return known ? { id: known.id } : posted('/v1/dedicated-ips/requests', IP_REQUEST)(world, owner);
  },
  '/v1/dedicated-ips/pools/{id}': posted('/v1/dedicated-ips/pools', { name: 'mine' }),
  '/v1/routing/rules/{id}': posted('/v1/routing/rules', { tag: 'mine', pool: null }),
  // The address takes what is included: whoever wants to ask for one asks before.
  '/v1/dedicated-ips/{id}': async (world, owner) => {
    await OWN_RESOURCES['/v1/dedicated-ips/requests/{id}']!(world, owner);
    return { id: await ipOf(world, parseWireId('acc', owner.accountId)!) };
  },
  '/v1/support/tickets/{id}': async (world, owner) => ({
    id: await ticketOf(world, { accountId: parseWireId('acc', owner.accountId)! }),
  }),
  '/v1/support/chats/{id}': async (world, owner) => ({
    id: await openChat(world, parseWireId('acc', owner.accountId)!),
  }),
  '/v1/support/tickets/{id}/callback-requests/{callbackId}': (world, owner) =>
    openCallback(world, parseWireId('acc', owner.accountId)!),
  '/v1/support/tickets/{id}/attachments/{attachmentId}': async (world, owner) => {
    const body = {
      ...{ topic: 'sales', subject: 'Plans', description: 'Which plan fits?', articlesConsulted: true },
      attachments: [{ filename: 'plans.txt', content: 'aGVsbG8=' }],
    };
    const ticket = await must<{ id: string; attachments: { id: string }[] }>(
      201,
      world.http.post('/v1/support/tickets', { token: owner.accessToken, body }),
    );
    return { id: ticket.id, attachmentId: ticket.attachments[0]!.id };
  },
  '/v1/quote-requests/{id}': posted('/v1/quote-requests', { topic: 'training', description: 'For six of us.' }),
  '/v1/payment-methods/{id}': async (world, owner) => ({ id: (await purchaseOf(world, owner)).methodId }),
  '/v1/payments/{id}': async (world, owner) => ({ id: (await purchaseOf(world, owner)).paymentId }),
  '/v1/purchase-orders/{id}': async (world, owner) => {
    const token = owner.accessToken;
    const details = (body: object) => must(200, world.http.call('PUT', '/v1/account/billing-details', { token, body }));
    await details({ ...FRENCH_COMPANY, customerType: 'public_body' });
    const body = { planId: await planId(world, 'freemium-fr.essential-100k'), interval: 'month' };
    const made = await posted('/v1/purchase-orders', body)(world, owner);
    await details(FRENCH_COMPANY);
    return made;
  },
  '/v1/pro-formas/{id}': async (world, owner) => {
    const { subscriptionId } = await purchaseOf(world, owner);
    const scope = accountScope(parseWireId('acc', owner.accountId)!);
    const id = parseWireId('sub', subscriptionId)!;
    const lines = [{ kind: 'plan', subscriptionId, description: EVERYWHERE, quantity: 1, unitPrice: money(990) }];
    const bill = await world.app.get(InvoicesFacade).draft(scope, { lines, supplyPeriod: null });
    const proForma = await world.app
      .get(UnitOfWork)
      .runAsWorker((tx) =>
        world.app
          .get(ProFormasFacade)
          .issueIn(tx, scope, { subscriptionId: id, termStartAt: tx.now, payBy: '2030-01-31', bill }),
      );
    return { id: wireId('pfm', proForma.id) };
  },
  '/v1/invoices/{id}': async (world, owner) => ({ id: (await purchaseOf(world, owner)).invoiceId }),
  '/v1/credit-notes/{id}': async (world, owner) => {
    const { invoiceId } = await purchaseOf(world, owner);
    const path = `/v1/admin/invoices/${invoiceId}/credit`;
    const body = { reason: 'a test', net: { amount: '1.00', currency: 'EUR' } };
    return { id: (await must<{ id: string }>(201, world.http.post(path, { token: await world.operator(), body }))).id };
  },
  '/v1/wallet/deposits/{id}': async (world, owner) => {
    const { methodId: paymentMethod } = await purchaseOf(world, owner);
    return posted('/v1/wallet/deposits', { amount: '50.00', paymentMethod })(world, owner);
  },
  '/v1/purchases/{id}': async (world, owner) => {
    const { methodId: paymentMethod } = await purchaseOf(world, owner);
    const body = { items: [{ kind: 'seat', quantity: 1 }], paymentMethod };
    return posted('/v1/purchases', body)(world, owner);
  },
  '/v1/sms/purchases/{id}': async (world, owner) => {
    const { methodId: paymentMethod } = await purchaseOf(world, owner);
    const { id: packId } = await packOf(world, owner.accessToken);
    return posted('/v1/sms/purchases', { packId, quantity: 1, paymentMethod })(world, owner);
  },
  '/v1/subscriptions/{id}/add-ons/{addOnId}': async (world, owner) => {
    const { subscriptionId: id, addOnId } = await purchaseOf(world, owner);
    return { id, addOnId };
  },
  '/v1/messages/{id}': async (world, owner) => {
    const body = {
      from: { email: owner.email },
      to: [{ email: 'reader@mine.example' }],
      subject: 'Hello',
      text: 'Hello',
    };
    const answer = await world.http.post<{ id: string }>('/v1/messages', { token: owner.accessToken, body });
    return { id: (await must<{ id: string }>(202, Promise.resolve(answer))).id };
  },
};

/** The longest prefix of the path that has a maker; null when there is none. */
export function makerOf(path: string): { prefix: string; make: Make } | null {
  const prefix = Object.keys(OWN_RESOURCES)
    .filter((known) => path === known || path.startsWith(`${known}/`))
    .sort((a, b) => b.length - a.length)[0];
  return prefix === undefined ? null : { prefix, make: OWN_RESOURCES[prefix]! };
}
