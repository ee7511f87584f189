import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { money } from '../../../src/kernel/money.js';
import { TaxFacade } from '../../../src/modules/billing/tax/index.js';
import { GOLDEN_CASES, type GoldenCase } from '../../support/golden-vat-cases.js';
import { startWorld, type World } from '../../support/world.js';
import { signUp } from './account-in-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';

interface Seller {
  legalName: string;
  creditorIdentifier: string | null;
  siren: string;
  vatNumber: string;
  ossOptIn: boolean;
  euTurnover: { previousYear: { amount: string }; currentYear: { amount: string } };
  euTurnoverOpening: { currentYear: { amount: string } };
  code?: string;
  errors?: { field: string; code: string }[];
}
interface Decision {
  treatment: string;
  vatRate: string;
  category: string;
  vatAmount: { amount: string };
  gross: { amount: string };
  legalMention: string | null;
  flags: string[];
  because: string[];
}

let world: World;
let token: string;
before(async () => {
  world = await startWorld();
  token = await world.operator();
});
after(() => world.close());

const SELLER = '/v1/admin/seller';
const patchSeller = (body: object, headers: Record<string, string> = {}) =>
  world.http.patch<Seller>(SELLER, { token, body, headers });
const decide = (body: object) => world.http.post<Decision>('/v1/admin/vat/decisions', { token, body });

describe('the seller', () => {
  it('is complete from the start, and may be changed part by part', async () => {
    const seller = await world.http.get<Seller>(SELLER, { token });
    assert.equal(seller.status, 200, seller.text);
    assert.ok(seller.body.legalName && seller.body.siren && seller.body.vatNumber.endsWith(seller.body.siren));
    const changed = await patchSeller({ legalName: 'Acme SAS', shareCapital: { amount: '5000.00', currency: 'EUR' } });
    assert.equal(changed.status, 200, changed.text);
    assert.deepEqual(changed.body, {
      ...seller.body,
      legalName: 'Acme SAS',
      shareCapital: { amount: '5000.00', currency: 'EUR' },
    });
    assert.deepEqual((await world.http.get<Seller>(SELLER, { token })).body, changed.body);
  });

  it('SIREN and VAT number belong together, the IBAN has its check digits, amounts are amounts', async () => {
    const refused = async (body: object) => {
      const answer = await patchSeller(body);
      assert.equal(answer.status, 422, answer.text);
      return answer.body.errors?.map(({ field, code }) => `${field} ${code}`);
    };
    assert.deepEqual(await refused({ siren: '732829320' }), ['vatNumber siren_not_of_vat_number']);
    assert.deepEqual(await refused({ vatNumber: 'DE136695976' }), ['vatNumber vat_number_malformed']);
    const bankAccount = { holder: 'Acme', iban: 'FR7630006000011234567890188', bic: 'AGRIFRPP' };
    assert.deepEqual(await refused({ bankAccount }), ['bankAccount.iban iban_invalid']);
    for (const shareCapital of ['-1.00', '1', 1, { amount: '1.00', currency: 'USD' }]) {
      assert.deepEqual(await refused({ shareCapital }), ['shareCapital amount_invalid']);
    }
    const both = await patchSeller({ siren: '732 829 320', vatNumber: 'fr44732829320' });
    assert.deepEqual([both.status, both.body.siren, both.body.vatNumber], [200, '732829320', 'FR44732829320']);
  });

  it('its creditor identifier is checked by its digits, stands in mandates, and may be taken away', async () => {
    for (const creditorIdentifier of ['FR73ZZZ123456', 'FR7630006000011234567890189', 'ZZZ']) {
      const answer = await patchSeller({ creditorIdentifier });
      assert.equal(answer.status, 422, answer.text);
      assert.deepEqual(
        answer.body.errors?.map(({ code }) => code),
        ['creditor_identifier_invalid'],
      );
    }
    const set = await patchSeller({ creditorIdentifier: 'fr72 zzz 123456' });
    assert.deepEqual([set.status, set.body.creditorIdentifier], [200, 'FR72ZZZ123456'], set.text);
    const debtor = await signUp(world);
    const left = await world.http.post<{ mandate: { reference: string; text: string } }>('/v1/payment-methods', {
      token: debtor.token,
      body: { kind: 'direct_debit', iban: 'DE89370400440532013000' },
    });
    assert.match(left.body.mandate.text, /FR72ZZZ123456/, left.text);
    assert.match(left.body.mandate.reference, /^[A-Z0-9-]{1,35}$/);
    assert.equal((await patchSeller({ creditorIdentifier: '' })).body.creditorIdentifier, null);
  });

  it('whoever saw another version is told so', async () => {
    const tag = (await world.http.get(SELLER, { token })).headers.get('etag')!;
    assert.equal((await patchSeller({ rcsCity: 'Lyon' }, { 'if-match': tag })).status, 200);
    assert.equal((await patchSeller({ rcsCity: 'Nice' }, { 'if-match': tag })).status, 412);
  });

  it('its turnover with EU consumers is the opening figure and what was counted since', async () => {
    await patchSeller({ euTurnoverOpening: { previousYear: '4000.00', currentYear: '9990.00' } });
    const opening = (await world.http.get<Seller>(SELLER, { token })).body;
    assert.deepEqual(
      [opening.euTurnover.previousYear.amount, opening.euTurnover.currentYear.amount],
      ['4000.00', '9990.00'],
    );
    const customer = { customerType: 'consumer', country: 'DE' };
    // 9,990.00 + 10.00 = 10,000.00 is within the threshold, one cent more is not.
    assert.equal((await decide({ customer, net: '10.00' })).body.treatment, 'EU_ORIGIN');
    assert.equal((await decide({ customer, net: '10.01' })).body.treatment, 'EU_OSS');
    await patchSeller({ euTurnoverOpening: { previousYear: '0.00', currentYear: '0.00' } });
  });

  it('is no business of customers', async () => {
    const account = await signUp(world);
    assert.equal((await world.http.get(SELLER, { token: account.token })).status, 403);
    assert.equal((await world.http.get(SELLER)).status, 401);
  });
});

describe('why this rate', () => {
  const typeOf = { B: 'company', C: 'consumer', P: 'public_body' };
  const bodyOf = (given: GoldenCase) => {
    const [country, postalCode] = given.customer.split(':');
    return {
      seller: { ossOptIn: given.oss ?? false, vatRegime: given.franchise ? 'franchise' : 'normal' },
      customer: {
        customerType: typeOf[given.type],
        country,
        ...(postalCode ? { address: { postalCode } } : {}),
        ...(given.id ? { vatNumber: given.id } : {}),
        ...(given.siren ? { siren: given.siren } : {}),
        ...(given.proof ? { taxNumber: given.proof } : {}),
        ...(given.certificate ? { exemption: { reference: given.certificate } } : {}),
        vatCheck: { result: given.check ?? 'none' },
      },
      taxDate: given.date ?? '2026-11-21',
      net: { amount: (given.net ?? 100).toFixed(2), currency: 'EUR' },
      euB2cTurnover: {
        previousYear: (given.previousYear ?? 0).toFixed(2),
        currentYear: (given.currentYear ?? 0).toFixed(2),
      },
    };
  };

  it('every golden case is decided over HTTP as by the rule', async () => {
    for (const given of GOLDEN_CASES) {
      const answer = await decide(bodyOf(given));
      const name = `case ${given.number}: ${answer.text}`;
      assert.equal(answer.status, 200, name);
      assert.deepEqual(
        [answer.body.treatment, answer.body.vatRate],
        [given.expected.treatment, given.expected.rate],
        name,
      );
      assert.deepEqual(answer.body.flags, given.expected.flags ?? [], name);
      assert.ok(answer.body.because.length > 0);
    }
  });

  it('an unknown country makes no decision', async () => {
    for (const country of ['ZZ', '']) {
      assert.equal((await decide({ customer: { customerType: 'consumer', country }, net: '1.00' })).status, 422);
    }
  });

  it('an old proof carries a silent VIES, a proof too old does not', async () => {
    const ask = async (checkedAt: string) => {
      const vatCheck = { result: 'unavailable', lastValid: { checkedAt, consultationNumber: 'WAPIAAAAX1' } };
      const customer = { customerType: 'company', country: 'DE', vatNumber: 'DE136695976', vatCheck };
      const { body } = await decide({ customer, taxDate: '2026-11-21', net: '100.00' });
      return [body.treatment, body.flags];
    };
    assert.deepEqual(await ask('2026-10-01T10:00:00.000Z'), ['EU_RC', []]);
    assert.deepEqual(await ask('2026-01-01T10:00:00.000Z'), ['EU_ORIGIN', ['VIES_PENDING']]);
  });
});

describe('what staff add', () => {
  it('a rate counts from its day on, and is corrected by a second one', async () => {
    const customer = { customerType: 'consumer', country: 'LU' };
    const rateOn = async (taxDate: string) =>
      (await decide({ seller: { ossOptIn: true }, customer, taxDate, net: '100.00' })).body.vatRate;
    const add = (rate: string) =>
      world.http.post('/v1/admin/vat-rates', { token, body: { country: 'LU', rate, validFrom: '2030-01-01' } });
    assert.equal((await add('18')).status, 201);
    assert.deepEqual([await rateOn('2029-12-31'), await rateOn('2030-01-01')], ['17', '18']);
    assert.equal((await add('18.5')).status, 201);
    assert.equal(await rateOn('2030-01-01'), '18.5');
    for (const body of [
      { country: 'LU', rate: '-1', validFrom: '2030-01-01' },
      { country: 'XX', rate: '18', validFrom: '2030-01-01' },
      { country: 'LU', rate: '18', validFrom: '2030-02-31' },
    ]) {
      assert.equal((await world.http.post('/v1/admin/vat-rates', { token, body })).status, 422);
    }
    type Rates = { data: { country: string; rate: string; validFrom: string }[]; nextCursor: string | null };
    const rates = (await world.http.get<Rates>('/v1/admin/vat-rates?limit=500', { token })).body.data;
    assert.deepEqual(rates.filter(({ country }) => country === 'LU')[0], {
      country: 'LU',
      rate: '18.5',
      validFrom: '2030-01-01',
    });
    const first = (await world.http.get<Rates>('/v1/admin/vat-rates?limit=7', { token })).body;
    const second = (await world.http.get<Rates>(`/v1/admin/vat-rates?limit=7&cursor=${first.nextCursor}`, { token }))
      .body;
    assert.deepEqual([...first.data, ...second.data], rates.slice(0, 14));
  });

  it('a certificate frees an account from VAT on its days', async () => {
    const account = await signUp(world);
    await storeBillingDetails(world, account.id, { customerType: 'public_body', country: 'BE' });
    const path = `/v1/admin/accounts/${account.accountId}/vat-exemptions`;
    const body = { reference: 'BE-151-2026-17', validFrom: '2026-01-01', validUntil: '2026-12-31' };
    const made = await world.http.post<{ id: string }>(path, { token, body });
    assert.equal(made.status, 201, made.text);
    const on = async (taxDate: string) =>
      (await world.app.get(TaxFacade).decide({ accountId: account.id, taxDate, net: money(100) })).treatment;
    assert.deepEqual([await on('2026-12-31'), await on('2027-01-01')], ['EXEMPT_CERT', 'EU_ORIGIN']);
    const list = await world.http.get<{ data: { reference: string }[] }>(path, { token });
    assert.deepEqual(list.body.data.map(({ reference }) => reference), ['BE-151-2026-17']); // prettier-ignore
    assert.equal((await world.http.post(path, { token, body: { ...body, validUntil: '2025-12-31' } })).status, 422);
    const nobody = path.replace(account.accountId, 'acc_01900000-0000-7000-8000-000000000000');
    assert.equal((await world.http.post(nobody, { token, body: {} })).status, 404);
  });
});
