import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Money, money } from '../../../../kernel/money.js';
import { instantOf } from '../../../../kernel/time/instant.js';
import { DEFAULT_SELLER } from '../../tax/rules/seller.js';
import type { TaxDecision } from '../../tax/index.js';
import { faultIn, withoutZeros } from '../../ledger/rules/posting.js';
import { composeBill, type LineRequest } from './compose-bill.js';
import { entriesOf } from './invoice-entries.js';

const NOW = instantOf('2026-11-21T09:00:00Z');
const said = (text: string) => ({ en: text, fr: `${text} (fr)`, de: text, es: text, it: text });
const line = (kind: string, quantity: number, unitPrice: Money): LineRequest => ({
  kind,
  subscriptionId: 'sub_1',
  description: said(kind),
  quantity,
  unitPrice,
});

const FIRM: TaxDecision['billingDetails'] = {
  id: 'x',
  accountId: 'a',
  version: 1,
  createdAt: NOW,
  customerType: 'company',
  name: 'Firm',
  address: { line1: '1 Main Street', line2: null, postalCode: null, city: 'Town', region: null },
  country: 'FR',
  vatNumber: null,
  siren: '732829320',
  taxNumber: null,
  invoiceEmail: null,
  purchaseReference: null,
  serviceCode: null,
};

function decided(rate: number, change: Partial<TaxDecision> = {}): TaxDecision {
  return {
    treatment: 'FR_METRO',
    category: 'S',
    rate,
    vatRate: String(rate / 100),
    vatexCode: null,
    place: 'FR',
    legalMention: null,
    flags: [],
    because: [],
    vatProof: null,
    billingDetails: FIRM,
    ...change,
  };
}

const bill = (lines: LineRequest[], decision: TaxDecision, language: 'en' | 'fr' = 'en') =>
  composeBill({ lines, supplyPeriod: null }, { seller: DEFAULT_SELLER, decision, language, now: NOW });

describe('the bill of an order', () => {
  const cases: [about: string, lines: LineRequest[], rate: number, figures: string][] = [
    ['2 × 100.00 at 20 % = 200.00 + 40.00', [line('seat', 2, money(10000))], 2000, '200.00 + 40.00 = 240.00'],
    ['3 × 33.33 at 25.5 % = 99.99 + 25.50', [line('seat', 3, money(3333))], 2550, '99.99 + 25.50 = 125.49'],
    ['0.03 at 20 % = 0.03 + 0.01', [line('seat', 1, money(3))], 2000, '0.03 + 0.01 = 0.04'],
    [
      '3 × 33.33 − 9.99 = 90.00, VAT on the sum = 18.00',
      [line('plan', 3, money(3333)), line('unused_days', -1, money(999))],
      2000,
      '90.00 + 18.00 = 108.00',
    ],
    ['without VAT', [line('seat', 1, money(10000))], 0, '100.00 + 0.00 = 100.00'],
  ];
  for (const [about, lines, rate, figures] of cases) {
    it(about, () => {
      const made = bill(lines, decided(rate));
      assert.equal(`${made.net} + ${made.vatAmount} = ${made.gross}`, figures);
      const content = { ...made, number: '1', issueDate: '2026-11-21', dueDate: '2026-11-21', paymentReference: '1' };
      assert.equal(faultIn(withoutZeros(entriesOf('a', content))), null);
    });
  }

  it('is written in the customer’s language, with the mention that the treatment needs', () => {
    const legalMention = said('Autoliquidation');
    const decision = decided(0, { treatment: 'EU_RC', category: 'AE', vatexCode: 'VATEX-EU-AE', legalMention });
    const made = bill([line('seat', 1, money(10000))], decision, 'fr');
    assert.deepEqual(made.legalMentions, ['Autoliquidation (fr)']);
    assert.equal(made.lines[0]?.description, 'seat (fr)');
    assert.deepEqual(made.vatBreakdown, [
      {
        treatment: 'EU_RC',
        vatRate: '0',
        category: 'AE',
        vatexCode: 'VATEX-EU-AE',
        net: '100.00',
        vatAmount: '0.00',
        legalMention: 'Autoliquidation (fr)',
      },
    ]);
  });

  it('a plan, SMS and a seat by reverse charge are one group with one mention: 25.00 + 70.00 + 2 × 100.00 = 295.00', () => {
    const legalMention = said('Autoliquidation');
    const decision = decided(0, { treatment: 'EU_RC', category: 'AE', vatexCode: 'VATEX-EU-AE', legalMention });
    const lines = [line('plan', 1, money(2500)), line('sms_pack', 1, money(7000)), line('seat', 2, money(10000))];
    const made = bill(lines, decision);
    assert.deepEqual(made.vatBreakdown.map(({ category, net, vatAmount }) => [category, net, vatAmount]), [['AE', '295.00', '0.00']]); // prettier-ignore
    assert.deepEqual(made.legalMentions, ['Autoliquidation']);
    assert.deepEqual(made.lines.map(({ treatment, vatRate }) => [treatment, vatRate]), Array(3).fill(['EU_RC', '0'])); // prettier-ignore
  });

  it('carries what the law wants said about paying late and early', () => {
    const made = bill([line('seat', 1, money(10000))], decided(2000), 'fr');
    assert.deepEqual(made.legalNotes?.map(({ code }) => code), ['PMD', 'PMT', 'AAB']); // prettier-ignore
    assert.match(made.legalNotes?.[1]?.text ?? '', /40 euros/);
  });

  it('freezes the proof that no VAT was due, in words that JSON has', () => {
    const vatProof = {
      vatNumber: 'DE136695976',
      consultationNumber: 'W1',
      requester: 'FR1',
      checkedAt: NOW,
      source: 'vies',
    };
    const made = bill([line('seat', 1, money(10000))], decided(0, { vatProof }));
    assert.deepEqual(made.vatProof, { ...vatProof, checkedAt: '2026-11-21T09:00:00.000Z' });
    assert.deepEqual(JSON.parse(JSON.stringify(made)), made);
  });

  it('income that no account is known for is not booked somewhere', () => {
    const made = bill([line('castle', 1, money(100))], decided(2000));
    const content = { ...made, number: '1', issueDate: '2026-11-21', dueDate: '2026-11-21', paymentReference: '1' };
    assert.throws(() => entriesOf('a', content), /castle/);
  });
});
