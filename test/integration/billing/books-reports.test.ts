import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { localDate } from '../../../src/kernel/time/calendar.js';
import type { DesDeclaration } from '../../../src/modules/billing/books/rules/des-declaration.js';
import type { OssReturn } from '../../../src/modules/billing/books/rules/oss-return.js';
import { startWorld, type World } from '../../support/world.js';
import { assertWhole, credit } from './books-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { type Buyer, card, invoicesOf, operatorOf, orderSeats, suiteCustomer } from './payments-in-world.js';

interface EReport {
  period: string;
  seller: Record<string, unknown>;
  transactions: {
    foreignBusinesses: {
      number: string;
      type: string;
      customer: { country: string; vatNumber: string };
      net: string;
    }[];
    consumers: {
      date: string;
      category: string;
      transactions: number;
      net: string;
      vatAmount: string;
      byRate: object[];
    }[];
  };
  payments: { consumers: { date: string; vatRate: string; amount: string; vatAmount: string }[] };
  vatInBooks: { treatment: string; vatRate: string; vatAmount: string }[];
}

describe('what declarations are filled in from', () => {
  let world: World;
  let token: string;
  let year: number;
  let german: Buyer;
  let firm: Buyer;
  let french: Buyer;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    token = await operatorOf(world);
    const oss = await world.http.patch('/v1/admin/seller', { token, body: { ossOptIn: true } });
    assert.equal(oss.status, 200, oss.text);
    year = Number(localDate(world.now(), 'UTC').slice(0, 4)) + 1;
    await world.moveTo(`${year}-02-10T10:00:00Z`);
    token = await world.operator();
    german = await buyer('consumer', 'DE');
    firm = await buyer('company', 'DE', { vatNumber: 'DE136695976' });
    french = await buyer('consumer', 'FR');
    const finnish = await buyer('consumer', 'FI');
    const american = await buyer('consumer', 'US');
    for (const [who, seats] of [
      [german, 2],
      [firm, 3],
      [french, 1],
      [finnish, 1],
      [american, 1],
    ] as const)
      // prettier-ignore
      await seatsFor(who, seats);
    await world.moveTo(`${year}-02-20T10:00:00Z`);
    await seatsFor(german, 1);
    await credit(world, (await invoicesOf(world, german.token))[0]!.id);
    await world.moveTo(`${year}-05-03T10:00:00Z`);
    token = await world.operator();
    await seatsFor(german, 4);
    // Of invoices of February
    await credit(world, (await invoicesOf(world, german.token)).at(-1)!.id, '50.00');
    await credit(world, (await invoicesOf(world, firm.token)).at(-1)!.id, '100.00');
  });
  after(() => world.close());

  async function buyer(customerType: string, country: string, more: object = {}): Promise<Buyer> {
    const made = await suiteCustomer(world, false);
    const address = { line1: '1 Main Street', postalCode: country === 'FI' ? '00100' : '10115', city: 'Town' };
    const body = { customerType, name: '=1+1 "Ada", Example', address, country, ...more };
    const answer = await world.http.call('PUT', '/v1/account/billing-details', { token: made.token, body });
    assert.equal(answer.status, 200, answer.text);
    return made;
  }
  async function seatsFor(who: Buyer, seats: number): Promise<void> {
    const answer = await orderSeats(world, who, seats, await card(world, who.token));
    assert.equal(answer.status, 201, answer.text);
  }
  const get = async <T>(path: string, headers: Record<string, string> = {}) => {
    const answer = await world.http.get<T>(`/v1/admin/exports/${path}`, { token, headers });
    assert.equal(answer.status, 200, answer.text);
    return answer;
  };

  it('the return of the one-stop shop: by country and rate, credit notes of the same quarter taken off', async () => {
    const { body } = await get<OssReturn & { inBooks: string }>(`oss?period=${year}-Q1`);
    // DE 200.00 + 100.00 − 100.00 at 19 %; FI 100.00 at 25.5 %
    assert.deepEqual(body.supplies, [
      { country: 'DE', vatRate: '19', taxableAmount: '200.00', vatAmount: '38.00' },
      { country: 'FI', vatRate: '25.5', taxableAmount: '100.00', vatAmount: '25.50' },
    ]);
    assert.deepEqual(body.corrections, []);
    assert.deepEqual(body.total, { taxableAmount: '300.00', vatAmount: '63.50' });
    assert.equal(body.inBooks, '63.50');
  });

  it('credit notes for an earlier quarter correct that one', async () => {
    const { body } = await get<OssReturn & { inBooks: string }>(`oss?period=${year}-Q2`);
    // 4 × 100.00 at 19 % = 76.00; 50.00 of February at 19 % = 9.50
    assert.deepEqual(body.supplies, [{ country: 'DE', vatRate: '19', taxableAmount: '400.00', vatAmount: '76.00' }]);
    assert.deepEqual(body.corrections, [
      { originalPeriod: `${year}-Q1`, country: 'DE', vatRate: '19', taxableAmount: '-50.00', vatAmount: '-9.50' },
    ]);
    assert.equal(body.total.vatAmount, '66.50');
    assert.equal(body.inBooks, '66.50');
  });

  it('as CSV by its name or by Accept', async () => {
    const csv = await get<string>(`oss?period=${year}-Q2&format=csv`);
    assert.equal(
      csv.text,
      'type,originalPeriod,country,vatRate,taxableAmount,vatAmount\r\nsupply,,DE,19,400.00,76.00\r\n' +
        `correction,${year}-Q1,DE,19,-50.00,-9.50\r\n`,
    );
    assert.match(csv.headers.get('content-disposition') ?? '', new RegExp(`oss-${year}-Q2\\.csv`));
    assert.equal((await get<string>(`oss?period=${year}-Q2`, { accept: 'text/csv' })).text, csv.text);
  });

  it('the declaration of services: by VAT number, later credit notes as corrections', async () => {
    const february = (await get<DesDeclaration>(`des?period=${year}-02`)).body;
    assert.deepEqual(february.customers, [{ vatNumber: 'DE136695976', amount: '300.00', declared: '300' }]);
    const may = (await get<DesDeclaration>(`des?period=${year}-05`)).body;
    assert.deepEqual(may.customers, []);
    assert.deepEqual(may.corrections, [
      { originalPeriod: `${year}-02`, vatNumber: 'DE136695976', amount: '-100.00', declared: '-100' },
    ]);
    const csv = await get<string>(`des?period=${year}-02&format=csv`);
    assert.equal(csv.text, 'type,originalPeriod,vatNumber,amount,declared\r\nsupply,,DE136695976,300.00,300\r\n');
  });

  it('e-reporting: businesses abroad one by one, consumers by day, category and rate, and what they paid', async () => {
    const { body } = await get<EReport>(`e-reporting?period=${year}-02`);
    assert.equal(body.seller['siren'], '123456782');
    assert.deepEqual(
      body.transactions.foreignBusinesses.map(({ type, customer, net }) => [type, customer, net]),
      [['380', { country: 'DE', vatNumber: 'DE136695976' }, '300.00']],
    );
    assert.deepEqual(
      body.transactions.consumers.map(({ date, category, transactions, net, vatAmount }) => [
        date,
        category,
        transactions,
        net,
        vatAmount,
      ]),
      [
        // DE 200.00 + 38.00, FI 100.00 + 25.50, US 100.00: three that are not taxable in France
        [`${year}-02-10`, 'TNT1', 3, '400.00', '63.50'],
        [`${year}-02-10`, 'TPS1', 1, '100.00', '20.00'],
        // one sold and credited
        [`${year}-02-20`, 'TNT1', 2, '0.00', '0.00'],
      ],
    );
    // The Frenchman's 120.00 only: foreign VAT is declared elsewhere
    assert.deepEqual(body.payments.consumers, [
      { date: `${year}-02-10`, vatRate: '20', currency: 'EUR', amount: '120.00', vatAmount: '20.00' },
    ]);
  });

  it('the VAT of all documents of a month is the VAT that the books owe for it', async () => {
    const { body } = await get<EReport>(`e-reporting?period=${year}-02`);
    assert.deepEqual(body.vatInBooks, [
      { treatment: 'EU_OSS', vatRate: '19', vatAmount: '38.00' },
      { treatment: 'EU_OSS', vatRate: '25.5', vatAmount: '25.50' },
      { treatment: 'FR_METRO', vatRate: '20', vatAmount: '20.00' },
    ]);
    await assertWhole(world);
  });

  it('want periods that exist', async () => {
    for (const path of [
      `oss?period=${year}-05`,
      'oss',
      `des?period=${year}-13`,
      `des?period=${year}-Q1`,
      `e-reporting?period=${year}`,
    ]) {
      assert.equal((await world.http.get(`/v1/admin/exports/${path}`, { token })).status, 422, path);
    }
    assert.equal(
      (await world.http.get(`/v1/admin/exports/oss?period=${year}-Q1`, { token: french.token })).status,
      403,
    );
  });
});
