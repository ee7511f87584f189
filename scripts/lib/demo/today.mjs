/** Today, on the machine's own clock: mail goes to the local inbox, and some work is left for whoever looks around. */
import { until } from '../story-client.mjs';
import { told } from './customer.mjs';
import { HTML, TEXT } from './newsletter.mjs';
import { OPERATOR } from './operator.mjs';
import { orderMail } from './orders.mjs';
import { reader } from './readers.mjs';

const ORDERS = 12;

const arrived = (stage, recipient, least = 1) =>
  until(`${least} mail to ${recipient} in the inbox`, async () => {
    const { data } = await stage.operator.get(`/dev/inbox?to=${encodeURIComponent(recipient)}`, { bearer: null });
    return data.length >= least ? data : null;
  });

/** Each is `{name, run}`: no clock is moved any more. */
export const TODAY = [
  {
    name: 'The operator may do what each of his people may',
    run: async ({ staff }) => (await staff.giveAllRoles(OPERATOR)).join(', '),
  },
  {
    name: 'Orders of this morning',
    run: async ({ shop, stage }) => {
      const mails = Array.from({ length: ORDERS }, (_, i) => orderMail(shop, reader(50_000 + i), 50_000 + i));
      await shop.client.post('/v1/messages/batch', { messages: mails }, { bearer: shop.secret });
      await arrived(stage, mails.at(-1).to[0].email);
      return `${ORDERS} mails, signed by ${shop.domain}`;
    },
  },
  {
    name: 'The next campaign is planned, and looked at first',
    run: async ({ agency, stage }) => {
      const next = await agency.post('/v1/campaigns', {
        name: 'Soirées d’hiver',
        from: { email: `lettre@${agency.domain}`, name: 'Atelier Lumière' },
        subject: 'Soirées d’hiver, {{firstName}}',
        html: HTML,
        text: TEXT,
        audience: { lists: [agency.list.id], segments: [agency.segment] },
      });
      await agency.post(`/v1/campaigns/${next.id}/test`, {
        to: [agency.email],
        variables: { firstName: 'Claire', town: 'Lyon' },
      });
      await arrived(stage, agency.email);
      await agency.post(`/v1/campaigns/${next.id}/schedule`, { sendAt: stage.calendar.iso('7 09:00') });
      return `in a week; a test is in ${agency.email}’s mailbox`;
    },
  },
  {
    name: 'The shop buys a pack of texts and another address',
    run: async ({ shop, stage }) => {
      const { data: methods } = await shop.get('/v1/payment-methods');
      const card = methods.find(({ kind }) => kind === 'card');
      const { data: packs } = await shop.get('/v1/sms/packs');
      const bought = await shop.post('/v1/sms/purchases', { packId: packs[0].id, quantity: 1, paymentMethod: card.id });
      const wanted = { kind: 'dedicated_ip', quantity: 1, paymentMethod: card.id };
      await shop.post(`/v1/subscriptions/${shop.plan.id}/add-ons`, wanted);
      await arrived(stage, 'buchhaltung@nordlicht-versand.example', 2);
      return `${told(await shop.invoice(bought.invoiceId))}, as Factur-X in the inbox`;
    },
  },
  {
    name: 'Left to do: an address to approve',
    run: async ({ shop }) => {
      const request = await shop.post('/v1/dedicated-ips/requests', {
        count: 1,
        reason: 'Our newsletter, apart from the orders.',
        streams: [{ stream: 'marketing', monthlyVolume: 180_000 }],
        acceptsBestPractices: true,
        acceptsGdpr: true,
      });
      return `POST /v1/admin/ip-requests/${request.id}/approve`;
    },
  },
  {
    name: 'Left to do: a ticket to answer',
    run: async ({ agency }) => {
      const ticket = await agency.post('/v1/support/tickets', {
        topic: 'technical',
        language: 'fr',
        articlesConsulted: true,
        subject: 'Une image de la lettre ne s’affiche pas',
        description:
          'Dans la lettre de saison, l’image du haut reste vide chez quelques lecteurs de courriel.example. Que pouvons-nous vérifier ?',
      });
      return `POST /v1/admin/tickets/${ticket.id}/replies`;
    },
  },
  {
    name: 'Left to do: a sender of texts to decide, a quote to answer',
    run: async ({ shop }) => {
      const note = 'The name of our shop; it stands on every parcel.';
      const sender = await shop.post('/v1/sms/senders', { sender: 'Nordlicht', countries: ['DE'], note });
      const quote = await shop.post('/v1/quote-requests', {
        topic: 'custom_plan',
        monthlyVolume: 1_200_000,
        description: 'Order mail of three shops, from next spring on.',
      });
      return `POST /v1/admin/sms/senders/${sender.id}/approve\nGET /v1/admin/quote-requests/${quote.id}`;
    },
  },
  {
    name: 'Left to do: an invoice to credit, money to assign',
    run: async ({ agency, staff }) => {
      const { data } = await agency.get('/v1/invoices');
      const lines = await staff.money.get('/v1/admin/payments/reconciliation?limit=50');
      const [unmatched] = lines.data.filter(({ state }) => state === 'unmatched');
      return `POST /v1/admin/invoices/${data[0].id}/credit\nPOST /v1/admin/payments/reconciliation/${unmatched.id}/assign`;
    },
  },
];
