/** Nordlicht Versand, Hamburg: a shop whose orders write mails and texts. Taxed at home, by reverse charge. */
import { Customer, told } from './customer.mjs';

const DETAILS = {
  customerType: 'company',
  name: 'Nordlicht Versand GmbH',
  address: { line1: 'Hafenstraße 18', line2: null, postalCode: '20457', city: 'Hamburg', region: null },
  country: 'DE',
  vatNumber: 'DE136695976',
  invoiceEmail: 'buchhaltung@nordlicht-versand.example',
};

export function makeShop(stage) {
  stage.dns.publishMailDomain('nordlicht-versand.example');
  return new Customer(stage, {
    email: 'jan@nordlicht-versand.example',
    organization: 'Nordlicht Versand',
    offer: 'freemium-de',
    locale: 'de',
    domain: 'nordlicht-versand.example',
    profile: {
      website: 'https://nordlicht-versand.example',
      phone: '+49401234567',
      address: 'Hafenstraße 18, 20457 Hamburg',
      country: 'DE',
      useCase: 'Order confirmations and delivery notices of our shop',
      listOrigin: 'Customers who ordered',
      expectedMonthlyVolume: 120_000,
    },
  });
}

export const SHOP_ARRIVES = [
  {
    at: '-33 10:00',
    name: 'The shop signs up',
    run: async ({ shop }) => {
      await shop.signUp();
      await shop.verifyDomain();
      return `${shop.username}, ${shop.domain} verified`;
    },
  },
  {
    at: '-33 10:10',
    name: 'and orders by direct debit',
    run: async ({ shop, operator }) => {
      await shop.put('/v1/account/billing-details', DETAILS);
      shop.debit = await shop.post('/v1/payment-methods', { kind: 'direct_debit', iban: 'DE89370400440532013000' });
      shop.plan = await shop.buy('freemium-de.premium-150k', 'month', shop.debit.id);
      await operator.request('PATCH', `/v1/admin/accounts/${shop.accountId}`, { body: { tier: 4 } });
      return `${shop.plan.status}: the bank takes some days; mandate ${shop.debit.mandate.reference}`;
    },
  },
  {
    at: '-33 10:20',
    name: 'and has its server told of every mail',
    run: async ({ shop, stage }) => {
      const path = '/hooks/mail';
      const types = ['delivered', 'bounced', 'complained', 'sms.delivered', 'sms.failed', 'invoice.issued'];
      const { secret } = await shop.post('/v1/webhooks', {
        url: stage.hooks.urlOf(path),
        types,
        description: 'The shop',
      });
      stage.hooks.expect(path, secret);
      shop.credential = await shop.post('/v1/smtp-credentials', { name: 'Shop server' });
      return types.join(', ');
    },
  },
  {
    at: '-27 09:00',
    name: 'The bank has paid: the plan runs',
    run: async ({ shop }) => {
      const { status, currentPeriod } = await shop.get(`/v1/subscriptions/${shop.plan.id}`);
      const { data } = await shop.get('/v1/invoices');
      shop.firstInvoice = data[0];
      return `${status} until ${currentPeriod.end}\n${told(data[0])}`;
    },
  },
];
