import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatAmount, type Money, money, parseAmount } from '../../../../kernel/money.js';
import { vatOn } from '../../tax/index.js';
import { type Credit, type CreditedFigures, creditInvoice } from './credit-invoice.js';

type Group = [rate: string, ...lines: [quantity: number, unitPrice: number][]];

/** An invoice with a VAT group for each rate. */
function invoiceOf(...groups: Group[]): CreditedFigures & { net: string; vatAmount: string } {
  const text = (minor: bigint) => formatAmount(money(minor));
  let id = 0;
  const lines = groups.flatMap(([vatRate, ...own]) =>
    own.map(([quantity, price]) => ({
      id: `inl_${(id += 1)}`,
      kind: 'seat',
      subscriptionId: null,
      description: 'A seat',
      quantity,
      unitPrice: text(BigInt(price)),
      net: text(BigInt(quantity * price)),
      treatment: 'EU_OSS',
      vatRate,
    })),
  );
  const vatBreakdown = groups.map(([vatRate, ...own]) => {
    const net = money(own.reduce((sum, [quantity, price]) => sum + quantity * price, 0));
    const vatAmount = formatAmount(vatOn(net, Math.round(Number(vatRate) * 100)));
    const terms = { treatment: 'EU_OSS', vatRate, category: 'S', vatexCode: null, legalMention: null };
    return { ...terms, net: formatAmount(net), vatAmount };
  });
  const total = (texts: string[]) => text(texts.reduce((sum, one) => sum + parseAmount(one)!.minor, 0n));
  return {
    currency: 'EUR',
    lines,
    vatBreakdown,
    net: total(vatBreakdown.map(({ net }) => net)),
    vatAmount: total(vatBreakdown.map(({ vatAmount }) => vatAmount)),
  };
}

const euros = (text: string): Money => parseAmount(text)!;
const figures = ({ net, vatAmount, gross }: Credit) => `${net} + ${vatAmount} = ${gross}`;

describe('crediting an invoice', () => {
  const cases: [about: string, invoice: CreditedFigures, wanted: (string | null)[], expected: (string | null)[]][] = [
    ['all of 200.00 + 40.00', invoiceOf(['20', [2, 10000]]), [null], ['200.00 + 40.00 = 240.00']],
    [
      'half, then the rest: 50.00 + 10.00 twice',
      invoiceOf(['20', [1, 10000]]),
      ['50.00', null],
      ['50.00 + 10.00 = 60.00', '50.00 + 10.00 = 60.00'],
    ],
    [
      // 0.01 × 20 % = 0.002 → 0.00 twice; the last takes the 0.01 that the invoice has
      'three times 0.01 of 0.03 + 0.01: the last takes the VAT that was never given back',
      invoiceOf(['20', [1, 3]]),
      ['0.01', '0.01', '0.01'],
      ['0.01 + 0.00 = 0.01', '0.01 + 0.00 = 0.01', '0.01 + 0.01 = 0.02'],
    ],
    [
      // 33.33 × 25.5 % = 8.49915 → 8.50 three times; 99.99 × 25.5 % = 25.49745 → 25.50
      'three parts of 99.99 + 25.50',
      invoiceOf(['25.5', [3, 3333]]),
      ['33.33', '33.33', null],
      ['33.33 + 8.50 = 41.83', '33.33 + 8.50 = 41.83', '33.33 + 8.50 = 41.83'],
    ],
    [
      // 0.05 × 20 % = 0.01, where 0.025 would be rounded up to 0.01 twice: 2 × 0.03 at 20 % = 0.006 → 0.01, and 0.06 → 0.01
      'VAT is never given back beyond the group: 0.06 + 0.01',
      invoiceOf(['20', [2, 3]]),
      ['0.03', '0.03'],
      ['0.03 + 0.01 = 0.04', '0.03 + 0.00 = 0.03'],
    ],
    ['a cent more than there is', invoiceOf(['20', [1, 10000]]), ['100.01'], [null]],
    ['a second time all of it', invoiceOf(['20', [1, 10000]]), [null, null], ['100.00 + 20.00 = 120.00', null]],
    [
      'a second time 60.00 of 100.00',
      invoiceOf(['20', [1, 10000]]),
      ['60.00', '60.00'],
      ['60.00 + 12.00 = 72.00', null],
    ],
    [
      // an upgrade: 20.00 for the new plan less 7.50 for unused days of the old one
      'part of what has a line that gives back: 12.50 + 2.50',
      invoiceOf(['20', [1, 2000], [-1, 750]]),
      ['5.00', null],
      ['5.00 + 1.00 = 6.00', '7.50 + 1.50 = 9.00'],
    ],
    [
      // 100.00 at 20 % and 100.00 at 10 %: 60.00 of 200.00 take 30.00 of each
      'two rates keep their shares',
      invoiceOf(['20', [1, 10000]], ['10', [1, 10000]]),
      ['60.00', null],
      ['60.00 + 9.00 = 69.00', '140.00 + 21.00 = 161.00'],
    ],
  ];
  for (const [about, invoice, wanted, expected] of cases) {
    it(about, () => {
      const credits: Credit[] = [];
      const answers = wanted.map((net) => {
        const credit = creditInvoice(invoice, credits, net === null ? null : euros(net));
        if (credit !== null) credits.push(credit);
        return credit && figures(credit);
      });
      assert.deepEqual(answers, expected);
    });
  }

  it('another currency is not credited', () => {
    assert.equal(creditInvoice(invoiceOf(['20', [1, 10000]]), [], money(100n, 'USD')), null);
  });

  it('what is taken back whole keeps its quantity and price; a part is one piece at a positive price', () => {
    const invoice = invoiceOf(['20', [2, 1000], [-1, 500]]);
    assert.deepEqual(creditInvoice(invoice, [], null)?.lines, invoice.lines);
    // 9.00 of 15.00: 12.00 of 20.00, less 3.00 of 5.00
    assert.deepEqual(
      creditInvoice(invoice, [], euros('9.00'))?.lines.map(({ quantity, unitPrice, net }) => [
        quantity,
        unitPrice,
        net,
      ]),
      [
        [1, '12.00', '12.00'],
        [-1, '3.00', '-3.00'],
      ],
    );
  });

  it('whatever the parts, line by line and rate by rate they add up to the invoice', () => {
    const line = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 99_999 }));
    const rate = fc.uniqueArray(fc.constantFrom('20', '25.5', '8.5', '0', '19'), { minLength: 1, maxLength: 3 });
    const invoices = fc
      .tuple(rate, fc.array(line, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 99 }))
      .map(
        ([rates, lines, given]) =>
        invoiceOf(...rates.map((one): Group => [one, ...lines, ...(given > 0 ? [[-1, lines[0]![1] * given % (lines[0]![0] * lines[0]![1]) + 1] as [number, number]] : [])])), // prettier-ignore
      );
    fc.assert(
      fc.property(invoices, fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 6 }), (invoice, parts) => {
        if (invoice.vatBreakdown.some(({ net }) => parseAmount(net)!.minor <= 0n)) return;
        const credits: Credit[] = [];
        for (const wanted of [...parts.map((minor) => money(minor)), null]) {
          const credit = creditInvoice(invoice, credits, wanted);
          if (credit === null) continue;
          credits.push(credit);
          for (const { unitPrice, quantity, net } of credit.lines) {
            assert.ok(parseAmount(unitPrice)!.minor > 0n);
            assert.equal(parseAmount(unitPrice)!.minor * BigInt(quantity), parseAmount(net)!.minor);
          }
          assert.equal(sumOf(credit.lines.map(({ net }) => net)), parseAmount(credit.net)!.minor);
        }
        assert.equal(creditInvoice(invoice, credits, null), null);
        for (const member of ['net', 'vatAmount'] as const) {
          assert.equal(sumOf(credits.map((credit) => credit[member])), parseAmount(invoice[member])!.minor);
          for (const group of invoice.vatBreakdown) {
            const own = credits
              .flatMap(({ vatBreakdown }) => vatBreakdown)
              .filter((one) => one.vatRate === group.vatRate);
            assert.equal(sumOf(own.map((one) => one[member])), parseAmount(group[member])!.minor);
            assert.ok(own.every((one) => parseAmount(one[member])!.minor >= 0n));
          }
        }
        for (const { id, net } of invoice.lines) {
          const own = credits.flatMap(({ lines }) => lines).filter((one) => one.id === id);
          assert.equal(sumOf(own.map((one) => one.net)), parseAmount(net)!.minor);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function sumOf(texts: string[]): bigint {
  return texts.reduce((sum, text) => sum + parseAmount(text)!.minor, 0n);
}
