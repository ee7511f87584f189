import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { InvoiceContent } from './bill.js';
import { CSV_HEADER, csvLine } from './documents-csv.js';

const vat = { category: 'S', vatexCode: null, legalMention: null };
const CONTENT: InvoiceContent = {
  typeCode: '380',
  number: '2026-000042',
  issueDate: '2026-11-21',
  dueDate: '2026-12-21',
  paymentReference: 'RF-2026-000042',
  currency: 'EUR',
  language: 'fr',
  supplyPeriod: null,
  seller: {},
  customer: { name: 'Firm SARL', country: 'FR', vatNumber: null },
  lines: [],
  vatBreakdown: [{ ...vat, treatment: 'FR_METRO', vatRate: '20', net: '100.00', vatAmount: '20.00' }],
  net: '100.00',
  vatAmount: '20.00',
  gross: '120.00',
  legalMentions: [],
  flags: [],
  vatProof: null,
};
const FIGURES = { accountId: 'acc_1', status: 'partially_paid', paidMinor: 5000n, creditedMinor: 0n, dueMinor: 7000n };
const line = (content: Partial<InvoiceContent>) => csvLine({ ...FIGURES, content: { ...CONTENT, ...content } });

describe('the export of documents', () => {
  it('says what was issued and how it stands', () => {
    assert.equal(
      line({}),
      'invoice,2026-000042,2026-11-21,2026-12-21,partially_paid,acc_1,Firm SARL,FR,,FR_METRO,20,100.00,20.00,120.00,EUR,50.00,0.00,70.00,RF-2026-000042,\r\n',
    );
    assert.equal(CSV_HEADER.split(',').length, line({}).split(',').length);
  });

  it('what a credit note takes back is negative', () => {
    const text = line({ typeCode: '381', precedingInvoice: { number: '2026-000041', issueDate: '2026-11-20' } });
    assert.match(text, /^credit_note,.*,-100\.00,-20\.00,-120\.00,EUR,.*,2026-000041\r\n$/);
  });

  for (const [name, cell] of [
    ['=HYPERLINK("http://evil.example")', `"'=HYPERLINK(""http://evil.example"")"`],
    ['+33 1 23', `'+33 1 23`],
    ['-2+3', `'-2+3`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    ['\r=1', `"'\r=1"`],
    ['Firm, "the" one', `"Firm, ""the"" one"`],
    ['Two\nlines', `"Two\nlines"`],
    ['Société =A', 'Société =A'],
  ] as const) {
    it(`a customer called ${JSON.stringify(name)} stays a text`, () => {
      assert.ok(line({ customer: { name, country: 'FR' } }).includes(`,${cell},FR,`));
    });
  }
});
