/** Atelier Lumière, Lyon: an agency that sends newsletters, pays by card, and is taxed at home. */
import { Customer, told } from './customer.mjs';

const DETAILS = {
  customerType: 'company',
  name: 'Atelier Lumière SARL',
  address: { line1: '4 rue du Port', line2: null, postalCode: '69002', city: 'Lyon', region: null },
  country: 'FR',
  siren: '732829320',
  vatNumber: 'FR44732829320',
  invoiceEmail: 'compta@atelier-lumiere.example',
};

export function makeAgency(stage) {
  stage.dns.publishMailDomain('atelier-lumiere.example');
  return new Customer(stage, {
    email: 'claire@atelier-lumiere.example',
    organization: 'Atelier Lumière',
    offer: 'freemium-fr',
    locale: 'fr',
    domain: 'atelier-lumiere.example',
    profile: {
      website: 'https://atelier-lumiere.example',
      phone: '+33478000001',
      address: '4 rue du Port, 69002 Lyon',
      country: 'FR',
      useCase: 'Newsletters for museums and theatres',
      listOrigin: 'Visitors who ticked the box when they booked',
      expectedMonthlyVolume: 25_000,
    },
  });
}

export const AGENCY_ARRIVES = [
  {
    at: '-33 08:30',
    name: 'The agency signs up',
    run: async ({ agency }) => `${await agency.signUp()}, confirmed by the link in its mail`,
  },
  {
    at: '-33 08:40',
    name: 'and shows that its domain is its own',
    run: async ({ agency }) => {
      await agency.verifyDomain();
      return `${agency.domain}: DKIM, SPF, return path and DMARC found in the DNS`;
    },
  },
  {
    at: '-33 08:50',
    name: 'and buys a plan by card',
    run: async ({ agency, operator }) => {
      await agency.put('/v1/account/billing-details', DETAILS);
      const card = await agency.post('/v1/payment-methods', { kind: 'card', token: 'tok_ok' });
      agency.plan = await agency.buy('freemium-fr.premium-15k', 'month', card.id);
      agency.extra = await agency.buy('freemium-fr.essential-15k', 'month', card.id);
      await operator.request('PATCH', `/v1/admin/accounts/${agency.accountId}`, { body: { tier: 4 } });
      return told(await agency.invoice(agency.plan.invoiceId));
    },
  },
];
