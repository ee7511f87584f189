import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { camt053 } from '../../support/bank-statements.js';
import { startWorld, type World } from '../../support/world.js';
import { signUp } from './account-in-world.js';
import { book, invoiceNow, walletOf } from './open-invoices-in-world.js';
import { type Buyer, operatorOf, suiteCustomer, trialBalance } from './payments-in-world.js';
import { statementDesk, type Sorted } from './statements-in-world.js';

describe('reconciliation', () => {
  let world: World;
  let buyer: Buyer;
  let token: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    buyer = await suiteCustomer(world);
    token = await operatorOf(world);
  });
  after(() => world.close());
  const desk = statementDesk(() => ({ world, buyer, token }));
  const { named, upload, reconcile, counts, queue, inBooks, open, assertBooksAgree, referenceOf } = desk;

  it('R-062: money under the reference of an invoice pays it; a part of it leaves it partially paid', async () => {
    const [whole, part] = [await open(), await open()];
    const bank = await inBooks('bank');
    const answer = await reconcile([
      {
        amount: '120.00',
        remittance: [`Invoice ${whole.paymentReference}, thank you`],
        debtorIban: 'DE89370400440532013000',
      },
      { amount: '119.99', structured: part.paymentReference },
    ]);
    assert.deepEqual(counts(answer), { matched: 1, partial: 1 });
    assert.deepEqual(
      [answer.matched[0]!.invoiceId, answer.matched[0]!.accountId, answer.matched[0]!.reason],
      [whole.id, buyer.accountId, 'invoice_paid'],
    );
    assert.equal(answer.matched[0]!.debtorIban, 'DE…3000');
    assert.equal(answer.partial[0]!.reason, 'invoice_partially_paid');
    assert.equal((await invoiceNow(world, buyer, whole.id)).status, 'paid');
    const after = await invoiceNow(world, buyer, part.id);
    // 120.00 − 119.99 = 0.01
    assert.deepEqual([after.status, after.amountDue.amount], ['partially_paid', '0.01']);
    assert.equal((await inBooks('bank')) - bank, 239.99);
    const rest = await reconcile([
      { amount: '0.01', endToEndId: part.paymentReference.toLowerCase().replaceAll('-', ' ') },
    ]);
    assert.deepEqual(counts(rest), { matched: 1 });
    assert.equal((await invoiceNow(world, buyer, part.id)).status, 'paid');
    await assertBooksAgree();
  });

  it('what comes beyond an invoice, or once more, goes to the wallet', async () => {
    const before = Number(await walletOf(world, buyer));
    const invoice = await open();
    const [over] = (await reconcile([{ amount: '150.00', remittance: [invoice.paymentReference] }])).matched;
    assert.deepEqual([over!.reason, over!.overpaid.amount], ['invoice_overpaid', '30.00']);
    const [again] = (await reconcile([{ amount: '120.00', remittance: [invoice.paymentReference] }])).matched;
    assert.equal(again!.overpaid.amount, '120.00');
    // 30.00 + 120.00
    assert.equal(Number(await walletOf(world, buyer)) - before, 150);
    await assertBooksAgree();
  });

  it('money under an account’s own reference is a deposit, with its receipt, however little it is', async () => {
    const account = await signUp(world, 'suite');
    const reference = await referenceOf(account);
    const [entry] = (await reconcile([{ amount: '12.34', remittance: [`${reference} Guthaben`] }])).matched;
    assert.equal(entry!.reason, 'deposit_received');
    const path = `/v1/wallet/deposits/${entry!.depositId}`;
    const deposit = await world.http.get<{ kind: string; amount: string; receiptNumber: string }>(path, {
      token: account.token,
    });
    assert.deepEqual([deposit.body.kind, deposit.body.amount], ['bank_transfer', '12.34']);
    assert.match(deposit.body.receiptNumber, /^RC-\d{4}-\d{6}$/);
    await assertBooksAgree();
  });

  it('the same statement again, in another version, or the same entry in another one, books nothing', async () => {
    const invoice = await open();
    const lines = named([
      { amount: '50.00', remittance: [invoice.paymentReference] },
      { amount: '7.00', remittance: ['no idea'] },
      { amount: '8.00', servicerRef: 'NONREF', remittance: ['no idea either'], debtor: 'Ada' },
      { amount: '8.00', servicerRef: 'NONREF', remittance: ['no idea either'], debtor: 'Ada' },
    ]);
    const first = await reconcile(lines);
    assert.deepEqual(counts(first), { partial: 1, unmatched: 2, duplicates: 1 });
    assert.equal(first.duplicates[0]!.reason, 'same_facts');
    const before = await trialBalance(world);
    for (const file of [
      camt053(lines),
      camt053(lines, { version: '02', id: 'OTHER' }),
      camt053(lines, { prefix: 'p' }),
    ]) {
      const again = await upload(file);
      assert.deepEqual(counts(again.body), { duplicates: 4 });
      assert.deepEqual(
        again.body.duplicates.map(({ reason }) => reason),
        ['same_reference', 'same_reference', 'same_facts', 'same_facts'],
      );
      assert.equal(again.body.duplicates[0]!.id, first.partial[0]!.id);
    }
    assert.deepEqual(await trialBalance(world), before);
    const changed = await reconcile([{ ...lines[0]!, amount: '60.00' }]);
    assert.equal(changed.duplicates[0]!.reason, 'same_reference_other_amount');
  });

  it('64 uploads at once book each line once', async () => {
    const invoice = await open();
    const account = await signUp(world, 'suite');
    const reference = await referenceOf(account);
    const lines = named([
      { amount: '20.00', remittance: [invoice.paymentReference] },
      { amount: '5.00', remittance: [reference] },
      { amount: '3.00', remittance: ['whoever'] },
      { amount: '30.00', remittance: [invoice.paymentReference] },
    ]);
    const file = camt053(lines);
    const backwards = camt053([...lines].reverse());
    const answers = await Promise.all(Array.from({ length: 64 }, (_, i) => upload(i % 2 === 0 ? file : backwards)));
    for (const { status, text } of answers) assert.equal(status, 200, text);
    const sum = (kind: Sorted): number => answers.reduce((n, { body }) => n + body[kind].length, 0);
    assert.equal(sum('duplicates'), 64 * 4 - 4);
    assert.deepEqual([sum('partial'), sum('matched'), sum('unmatched')], [2, 1, 1]);
    // 20.00 + 30.00
    assert.equal((await invoiceNow(world, buyer, invoice.id)).amountPaid.amount, '50.00');
    const wallet = await world.http.get<{ balance: { amount: string } }>('/v1/wallet', { token: account.token });
    assert.equal(wallet.body.balance.amount, '5.00');
    await assertBooksAgree();
  });

  it('what staff booked by hand under the bank’s reference is not booked again', async () => {
    const invoice = await open();
    assert.equal((await book(world, invoice, '120.00', 'BY-HAND-1')).status, 201);
    const answer = await reconcile([
      { amount: '120.00', servicerRef: 'BY-HAND-1', remittance: [invoice.paymentReference] },
    ]);
    assert.deepEqual(counts(answer), { duplicates: 1 });
    assert.equal(answer.duplicates[0]!.reason, 'booked_by_hand');
    const after = await invoiceNow(world, buyer, invoice.id);
    assert.deepEqual([after.status, after.amountPaid.amount], ['paid', '120.00']);
    await assertBooksAgree();
  });

  it('nothing is matched by its amount, by half a reference or by two of them', async () => {
    const [one, two] = [await open(), await open()];
    const bank = await inBooks('bank');
    const suspense = await inBooks('suspense');
    const answer = await reconcile([
      { amount: '120.00', remittance: ['the usual'] },
      { amount: '120.00', remittance: [one.paymentReference.slice(0, -1)] },
      { amount: '120.00', remittance: [`${one.paymentReference}9`] },
      { amount: '240.00', remittance: [`${one.paymentReference} ${two.paymentReference}`] },
      { amount: '120.00', remittance: ['RF-1999-000001'] },
      { amount: '120.00' },
      { amount: '120.00', returnReason: 'AC04', remittance: [one.paymentReference] },
      { amount: '120.00', details: [{ remittance: [one.paymentReference] }, { amount: '1.00' }] },
    ]);
    assert.deepEqual(
      answer.unmatched.map(({ reason }) => reason),
      [
        'no_reference',
        'no_reference',
        'no_reference',
        'several_references',
        'unknown_reference',
        'no_reference',
        'payment_returned',
        'collective_unclear',
      ],
    );
    assert.deepEqual(
      answer.unmatched[3]!.candidates.map(({ kind, id }) => [kind, id]),
      [['invoice', one.id], ['invoice', two.id]], // prettier-ignore
    );
    assert.equal((await invoiceNow(world, buyer, one.id)).status, 'open');
    // 7 × 120.00 + 240.00 = 1,080.00, which the bank has and nobody owns yet.
    assert.equal((await inBooks('bank')) - bank, 1080);
    assert.equal((await inBooks('suspense')) - suspense, -1080);
    await assertBooksAgree();
  });

  it('only money that has come, in our currency, counts; what the bank takes back is shown to staff', async () => {
    const { paymentReference: reference } = await open();
    const before = await trialBalance(world);
    const answer = await reconcile([
      { amount: '120.00', status: 'PDNG', remittance: [reference] },
      { amount: '120.00', status: 'INFO', remittance: [reference] },
      { amount: '120.00', indicator: 'DBIT', remittance: [reference] },
      { amount: '120.00', currency: 'USD', remittance: [reference] },
      { amount: '120.00', indicator: 'DBIT', reversal: true, remittance: [reference] },
      { amount: '120.00', reversal: true, remittance: [reference] },
    ]);
    assert.deepEqual(counts(answer), { ignored: 6 });
    assert.deepEqual(
      answer.ignored.map(({ reason }) => reason),
      ['not_booked', 'not_booked', 'debit', 'other_currency', 'reversal', 'reversal'],
    );
    assert.deepEqual(
      answer.ignored.map(({ id }) => id !== null),
      [false, false, false, false, true, true],
    );
    assert.deepEqual(await trialBalance(world), before);
    const shown = (await queue('reversal')).map(({ id }) => id);
    assert.deepEqual(shown, [answer.ignored[5]!.id, answer.ignored[4]!.id]);
    const audit = await world.http.get<{ data: { action: string }[] }>('/v1/admin/audit-log?limit=100', { token });
    assert.equal(audit.body.data.filter(({ action }) => action === 'statement_entry.reversed').length, 2);
  });

  it('a collective booking pays what each of its parts names', async () => {
    const [one, two] = [await open(), await open()];
    const details = [
      { amount: '120.00', servicerRef: 'P1', remittance: [one.paymentReference] },
      { amount: '100.00', servicerRef: 'P2', remittance: [two.paymentReference] },
      { amount: '1.00', remittance: ['?'] },
    ];
    // 120.00 + 100.00 + 1.00
    const answer = await reconcile([{ amount: '221.00', servicerRef: 'COLLECTIVE', details }]);
    assert.deepEqual(counts(answer), { matched: 1, partial: 1, unmatched: 1 });
    assert.equal((await invoiceNow(world, buyer, one.id)).status, 'paid');
    assert.equal((await invoiceNow(world, buyer, two.id)).amountDue.amount, '20.00');
  });
});
