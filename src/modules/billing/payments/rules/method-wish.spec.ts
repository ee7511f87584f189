import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readMethodWish } from './method-wish.js';
import { PAYMENT_KINDS, type PaymentKind } from './payment-kinds.js';

const IBAN = 'DE89370400440532013000';
const NEITHER: PaymentKind[] = ['bank_transfer', 'prepaid', 'admin_mandate', 'purchase_order'];

describe('what is left with us to pay with', () => {
  it('a card by its token, PayPal by a token or by nothing, a debit by its IBAN, the rest by nothing', () => {
    assert.deepEqual(readMethodWish({ kind: 'card', token: 'tok' }), { kind: 'card', token: 'tok' });
    assert.deepEqual(readMethodWish({ kind: 'paypal', token: 'tok' }), { kind: 'paypal', token: 'tok' });
    assert.deepEqual(readMethodWish({ kind: 'paypal' }), { kind: 'paypal', token: null });
    assert.deepEqual(readMethodWish({ kind: 'direct_debit', iban: 'DE89 3704 0044 0532 0130 00' }), {
      kind: 'direct_debit',
      iban: IBAN,
    });
    for (const kind of NEITHER) assert.deepEqual(readMethodWish({ kind }), { kind });
  });

  const faults: [given: Parameters<typeof readMethodWish>[0], faults: string[]][] = [
    [{ kind: 'card' }, ['token required']],
    [{ kind: 'card', iban: IBAN }, ['token required', 'iban not_allowed']],
    [{ kind: 'card', token: 'tok', iban: IBAN }, ['iban not_allowed']],
    [{ kind: 'paypal', iban: IBAN }, ['iban not_allowed']],
    [{ kind: 'direct_debit' }, ['iban required']],
    [{ kind: 'direct_debit', token: 'tok' }, ['iban required', 'token not_allowed']],
    [{ kind: 'direct_debit', iban: 'DE00' }, ['iban iban_malformed']],
    [{ kind: 'direct_debit', iban: 'BR1800360305000010009795493C1' }, ['iban iban_not_sepa']],
    ...NEITHER.map((kind): [{ kind: PaymentKind; token: string; iban: string }, string[]] => [
      { kind, token: 'tok', iban: IBAN },
      ['token not_allowed', 'iban not_allowed'],
    ]),
  ];
  for (const [given, expected] of faults) {
    it(`${JSON.stringify(given)}: ${expected.join(', ')}`, () => {
      const read = readMethodWish(given);
      assert.ok(Array.isArray(read));
      assert.deepEqual(
        read.map(({ field, code }) => `${field} ${code}`),
        expected,
      );
    });
  }

  it('R-063: there are seven kinds, and a cheque is none of them', () => {
    assert.equal(PAYMENT_KINDS.length, 7);
    assert.ok(!(PAYMENT_KINDS as readonly string[]).includes('cheque'));
  });
});
