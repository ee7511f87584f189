/** Sentieri del Ticino, Bellinzona: an association outside the Union that pays by transfer and writes letters. */
import { until } from '../story-client.mjs';
import { book } from './bank.mjs';
import { Customer, told } from './customer.mjs';

const DETAILS = {
  customerType: 'company',
  name: 'Associazione Sentieri del Ticino',
  address: { line1: 'Viale Stazione 12', line2: null, postalCode: '6500', city: 'Bellinzona', region: null },
  country: 'CH',
  vatNumber: null,
  taxNumber: 'CHE-109.322.551',
};
const PAYER = { payer: 'Associazione Sentieri del Ticino', iban: 'CH9300762011623852957' };

export function makeAssociation(stage) {
  stage.dns.publishMailDomain('sentieri-ticino.example');
  return new Customer(stage, {
    email: 'lucia@sentieri-ticino.example',
    organization: 'Sentieri del Ticino',
    offer: 'suite',
    locale: 'it',
    domain: 'sentieri-ticino.example',
    profile: {
      website: 'https://sentieri-ticino.example',
      phone: '+41918000000',
      address: 'Viale Stazione 12, 6500 Bellinzona',
      country: 'CH',
      useCase: 'Invitations to walks, to our members',
      listOrigin: 'Members of the association',
      expectedMonthlyVolume: 4_000,
    },
  });
}

async function payProForma({ association, staff, stage }) {
  const { data } = await until('the pro-forma', async () => {
    const found = await association.get('/v1/pro-formas');
    return found.data.length > 0 ? found : null;
  });
  const [proForma] = data;
  association.proForma = proForma;
  const day = stage.calendar.date('-8');
  const line = { ...PAYER, amount: proForma.gross.amount, remittance: proForma.paymentReference, reference: 'B-0815' };
  await book(staff, day, [line]);
  const { balances, balance } = await association.get('/v1/wallet');
  const kept = balance ?? balances?.[0];
  return `${proForma.number}: ${proForma.gross.amount} EUR wait in the wallet${kept?.amount ? ` (${kept.amount})` : ''}`;
}

export const ASSOCIATION_MONEY = [
  {
    at: '-33 11:00',
    name: 'The association signs up and orders by transfer',
    run: async ({ association }) => {
      await association.signUp();
      await association.verifyDomain();
      await association.put('/v1/account/billing-details', DETAILS);
      const transfer = await association.post('/v1/payment-methods', { kind: 'bank_transfer' });
      association.plan = await association.buy('suite.web', 'month', transfer.id);
      const { status, paymentReference, payBy } = association.plan;
      return `${status}: ${paymentReference}, to be paid by ${payBy}`;
    },
  },
  {
    at: '-32 09:00',
    name: 'A bank statement is read: one transfer is known, one not',
    run: async ({ association, staff, stage }) => {
      const invoice = await association.invoice(association.plan.invoiceId);
      const { matched, unmatched } = await book(staff, stage.calendar.date('-32'), [
        { ...PAYER, amount: invoice.gross.amount, remittance: association.plan.paymentReference, reference: 'B-0711' },
        {
          payer: 'A. Nonimo',
          iban: 'IT60X0542811101000000123456',
          amount: '48.00',
          remittance: 'grazie',
          reference: 'B-0712',
        },
      ]);
      return `${matched.length} booked, ${unmatched.length} for a person to look at\n${told(await association.invoice(invoice.id))}`;
    },
  },
  {
    at: '-8 10:00',
    name: 'A pro-forma came by mail, and the association transfers it',
    run: payProForma,
  },
  {
    at: '-1 09:30',
    name: 'The association’s plan has renewed from its wallet',
    run: async ({ association }) => {
      const { status, currentPeriod } = await association.get(`/v1/subscriptions/${association.plan.id}`);
      const { data } = await association.get('/v1/invoices');
      return `${status} until ${currentPeriod.end}\n${told(data[0])}`;
    },
  },
];
