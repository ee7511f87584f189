/** Whatever is billed, the totals are what EN 16931 wants (BR-CO-10 to BR-CO-17), computed here anew from the XML. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ciiOf } from '../../src/modules/billing/documents/xml/cii.js';
import { creditOf, documentOf, lineOf, type SampleSale } from './sample-documents.js';
import { find, readXml, type Seen, textsAt } from './read-xml.js';

const TOTALS = 'SpecifiedTradeSettlementHeaderMonetarySummation';
const TAX = 'ApplicableHeaderTradeSettlement/ApplicableTradeTax';

function cents(text: string | undefined): bigint {
  assert.match(text ?? '', /^-?\d+\.\d\d$/);
  return BigInt((text ?? '').replace('.', ''));
}

function total(xml: Seen, name: string): bigint {
  const [text, ...more] = textsAt(xml, `${TOTALS}/${name}`);
  assert.equal(more.length, 0);
  return text === undefined ? 0n : cents(text);
}

const sum = (amounts: bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);

/** Basis × rate, half up to the cent; a rate has one decimal at most. */
function vatOf(basis: bigint, rate: string): bigint {
  const [whole = '0', tenth = '0'] = rate.split('.');
  return (basis * BigInt(whole + tenth) + 500n) / 1000n;
}

/** The calculation rules of EN 16931; the last of several credits may be some cents of VAT beside its rate. */
function assertSums(xml: Seen, items: number, vatBeside = 0n): void {
  const nets = find(xml, 'IncludedSupplyChainTradeLineItem').map((item) => {
    const quantity = BigInt(textsAt(item, 'BilledQuantity')[0] ?? '');
    const price = cents(textsAt(item, 'ChargeAmount')[0]);
    const net = cents(textsAt(item, 'LineTotalAmount')[0]);
    assert.ok(price >= 0n, 'BR-27');
    assert.equal(quantity * price, net);
    return net;
  });
  const [basis = 0n] = textsAt(xml, `${TAX}/BasisAmount`).map(cents);
  const [tax = 0n, ...groups] = textsAt(xml, `${TAX}/CalculatedAmount`).map(cents);
  const [rate = '0'] = textsAt(xml, `${TAX}/RateApplicablePercent`);
  assert.ok(nets.length > 0 && nets.length <= items, 'BR-16');
  assert.equal(total(xml, 'LineTotalAmount'), sum(nets), 'BR-CO-10');
  assert.equal(total(xml, 'AllowanceTotalAmount') + total(xml, 'ChargeTotalAmount'), 0n, 'BR-CO-11, BR-CO-12');
  assert.equal(total(xml, 'TaxBasisTotalAmount'), sum(nets), 'BR-CO-13');
  assert.equal(groups.length, 0);
  assert.equal(basis, sum(nets), 'BR-S-08 and its sisters');
  assert.equal(total(xml, 'TaxTotalAmount'), tax, 'BR-CO-14');
  assert.equal(total(xml, 'GrandTotalAmount'), basis + tax, 'BR-CO-15');
  assert.equal(total(xml, 'DuePayableAmount'), basis + tax - total(xml, 'TotalPrepaidAmount'), 'BR-CO-16');
  const beside = tax - vatOf(basis, rate);
  assert.ok(beside <= vatBeside && beside >= -vatBeside, 'BR-CO-17');
}

const line = fc.record({
  quantity: fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: -3, max: -1 })),
  price: fc.integer({ min: 0, max: 2_000_000 }),
});
const buyer = fc.constantFrom<Pick<SampleSale, 'customer' | 'vies' | 'seller'>>(
  { customer: { customerType: 'company', country: 'FR', vatNumber: 'FR44732829320' } },
  { customer: { customerType: 'consumer', country: 'RE' } },
  { customer: { customerType: 'consumer', country: 'FI' }, seller: { ossOptIn: true } },
  { customer: { customerType: 'company', country: 'DE', vatNumber: 'DE136695976' }, vies: 'valid' },
  { customer: { customerType: 'consumer', country: 'CH' } },
  { customer: { customerType: 'company', country: 'FR', siren: '732829320' }, seller: { vatRegime: 'franchise' } },
);
const sale = fc
  .record({ buyer, lines: fc.array(line, { minLength: 1, maxLength: 12 }), paidShare: fc.integer({ min: 0, max: 4 }) })
  .filter(({ lines }) => lines.reduce((net, { quantity, price }) => net + quantity * price, 0) > 0);

describe('arithmetic of e-invoices', () => {
  it('holds for every bill, paid or not', () => {
    fc.assert(
      fc.property(sale, ({ buyer: who, lines, paidShare }) => {
        const wanted = lines.map(({ quantity, price }, index) => lineOf(`Line ${index}`, quantity, price));
        const open = documentOf({ ...who, number: '2026-000001', lines: wanted });
        const paidCents = (cents(open.gross) * BigInt(paidShare)) / 4n;
        const amount = `${paidCents / 100n}.${String(paidCents % 100n).padStart(2, '0')}`;
        const xml = readXml(ciiOf({ ...open, paid: { amount, on: open.issueDate, kind: 'card' } }));

        assertSums(xml, lines.length);
        assert.equal(total(xml, 'TotalPrepaidAmount'), paidCents);
      }),
      { numRuns: 150 },
    );
  });

  it('holds for credit notes: a part, and then all that is left', () => {
    fc.assert(
      fc.property(sale, fc.integer({ min: 1, max: 99 }), ({ buyer: who, lines }, percent) => {
        const wanted = lines.map(({ quantity, price }, index) => lineOf(`Line ${index}`, quantity, price));
        const invoice = documentOf({ ...who, number: '2026-000001', lines: wanted });
        const part = (cents(invoice.net) * BigInt(percent)) / 100n;
        fc.pre(part > 0n);
        const net = `${part / 100n}.${String(part % 100n).padStart(2, '0')}`;
        const first = creditOf(invoice, { number: 'AV-2026-000001', reason: 'r', net });
        const rest = creditOf(invoice, { number: 'AV-2026-000002', reason: 'r', earlier: [first] });
        const [firstXml, restXml] = [first, rest].map((document) => readXml(ciiOf(document)));
        assert.ok(firstXml && restXml);
        assertSums(firstXml, lines.length, 1n);
        assertSums(restXml, lines.length, 1n);
        const gross = total(firstXml, 'GrandTotalAmount') + total(restXml, 'GrandTotalAmount');
        assert.equal(gross, cents(invoice.gross), 'both together are the invoice');
      }),
      { numRuns: 150 },
    );
  });
});
