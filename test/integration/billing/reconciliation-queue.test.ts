import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BookTarget } from '../../../src/modules/billing/reconciliation/use-cases/book-target.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { camt053, type StatementLine } from '../../support/bank-statements.js';
import { statementsSent } from '../../support/statements-sent.js';
import { startWorld, type World } from '../../support/world.js';
import { signUp } from './account-in-world.js';
import { invoiceNow } from './open-invoices-in-world.js';
import { type Buyer, operatorOf, suiteCustomer, trialBalance } from './payments-in-world.js';
import { statementDesk, type EntryBody } from './statements-in-world.js';

describe('the queue of reconciliation, and files that are refused', () => {
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
  const { named, upload, reconcile, counts, queue, assign, inBooks, open, assertBooksAgree } = desk;

  it('staff assign what nobody knew, once: to an invoice or to a wallet, and suspense is empty of it', async () => {
    const invoice = await open();
    const account = await signUp(world, 'suite');
    const before = { suspense: await inBooks('suspense'), bank: await inBooks('bank') };
    const { unmatched } = await reconcile([
      { amount: '130.00', remittance: ['my last invoice'] },
      { amount: '40.00', remittance: ['for my wallet'] },
    ]);
    const [first, second] = unmatched.map(({ id }) => id!);
    assert.deepEqual(
      (await queue('unmatched')).slice(0, 2).map(({ id }) => id),
      [second, first],
    );
    for (const [body, status, code] of [
      [{}, 422, 'validation_failed'],
      [{ invoiceId: invoice.id, accountId: account.accountId }, 422, 'validation_failed'],
      [{ invoiceId: 'inv_x' }, 422, 'reference_not_found'],
      [{ invoiceId: 'inv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }, 422, 'reference_not_found'],
      [{ accountId: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }, 422, 'reference_not_found'],
    ] as const) {
      const refused = await assign(first!, body);
      assert.deepEqual([refused.status, refused.body.code], [status, code], JSON.stringify(body));
    }
    const paid = await assign(first!, { invoiceId: invoice.id });
    assert.equal(paid.status, 200, paid.text);
    assert.deepEqual(
      [paid.body.state, paid.body.reason, paid.body.overpaid.amount],
      ['assigned', 'assigned_to_invoice', '10.00'],
    );
    assert.equal((await invoiceNow(world, buyer, invoice.id)).status, 'paid');
    const filled = await assign(second!, { accountId: account.accountId });
    assert.equal(filled.body.reason, 'assigned_to_account', filled.text);
    const wallet = await world.http.get<{ balance: { amount: string } }>('/v1/wallet', { token: account.token });
    assert.equal(wallet.body.balance.amount, '40.00');
    const again = await assign(second!, { accountId: account.accountId });
    assert.deepEqual([again.status, again.body.code], [409, 'statement_entry_decided']);
    assert.equal(await inBooks('suspense'), before.suspense);
    // 130.00 + 40.00
    assert.equal((await inBooks('bank')) - before.bank, 170);
    await assertBooksAgree();
  });

  it('16 people who assign the same entry at once assign it once', async () => {
    const { unmatched } = await reconcile([{ amount: '16.00', remittance: ['?'] }]);
    const accounts = await Promise.all(Array.from({ length: 4 }, () => signUp(world, 'suite')));
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) => assign(unmatched[0]!.id!, { accountId: accounts[i % 4]!.accountId })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array.from({ length: 15 }, () => 409)]);
    await assertBooksAgree();
  });

  it('a file that is not one is refused whole, with its line, and nothing of it is booked', async () => {
    const { paymentReference, id } = await open();
    const good: StatementLine = { amount: '120.00', servicerRef: 'HOSTILE-1', remittance: [paymentReference] };
    const file = camt053([good, { amount: '1.00' }]);
    const doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Document';
    const before = await trialBalance(world);
    for (const [bytes, status, code, line] of [
      [file.replace('<Document', doctype).replace('HOSTILE-1', '&e;'), 422, 'statement_not_safe', 2],
      [file.slice(0, -60), 422, 'statement_malformed', 8],
      [file.replace('1.00<', '-1.00<'), 422, 'statement_malformed', 8],
      [file.replaceAll('camt.053', 'camt.052'), 422, 'statement_not_camt053', 2],
      [camt053([good], { iban: 'DE89370400440532013000' }), 422, 'statement_of_other_account', undefined],
      ['', 422, 'statement_malformed', 1],
    ] as const) {
      const refused = await upload(bytes);
      assert.deepEqual([refused.status, refused.body.code], [status, code], refused.text);
      if (line !== undefined) assert.equal(refused.body.line, line, refused.text);
    }
    const json = await world.http.post<{ code: string }>('/v1/admin/payments/reconciliation', { token, body: {} });
    assert.equal(json.status, 415);
    assert.deepEqual(await trialBalance(world), before);
    assert.equal((await invoiceNow(world, buyer, id)).status, 'open');
    const utf16 = await upload(Buffer.from(`\ufeff${camt053([good])}`, 'utf16le'));
    assert.deepEqual(counts(utf16.body), { matched: 1 });
  });

  it('a file larger than anybody needs is refused while it arrives, and the next request is answered', async () => {
    const start = camt053([]).split('<Stmt>')[0]!;
    const refused = await upload(Buffer.concat([Buffer.from(start), Buffer.alloc(34 * 1024 * 1024, 0x20)]));
    assert.equal(refused.status, 413, refused.text);
    assert.equal((await upload(camt053([]))).status, 200);
  });

  it('250 lines are three transactions; the same file again is one question and books nothing', async () => {
    const { paymentReference, id } = await open();
    const nameless = Array.from({ length: 230 }, (_, n): StatementLine => ({ amount: '1.00', debtor: `Payer ${n}` }));
    const naming = Array.from({ length: 20 }, (): StatementLine => ({
      amount: '6.00',
      remittance: [paymentReference],
    }));
    const file = camt053(named([...nameless, ...naming]));
    const of = (sent: { text: string }[], pattern: RegExp) => sent.filter(({ text }) => pattern.test(text)).length;
    const sent = await statementsSent(async () => {
      const { body } = await upload(file);
      // 20 × 6.00 = 120.00: the last part pays the whole.
      assert.deepEqual(counts(body), { unmatched: 230, partial: 19, matched: 1 });
    });
    assert.equal((await invoiceNow(world, buyer, id)).status, 'paid');
    assert.equal(of(sent, /^insert into statement_entries/), 3);
    assert.equal(of(sent, /^update statement_entries/), 3);
    // What is known already, asked once; what was named, asked in the one page that names something.
    assert.equal(of(sent, /from statement_entries where identity = any/), 1);
    assert.equal(of(sent, /'paymentReference' = any/), 1);
    const before = await trialBalance(world);
    const again = await statementsSent(async () => {
      assert.deepEqual(counts((await upload(file)).body), { duplicates: 250 });
    });
    assert.equal(of(again, /statement_entries/), 1);
    assert.equal(of(again, /paymentReference|ledger_entries/), 0);
    assert.deepEqual(await trialBalance(world), before);
  });

  it('one line that cannot be booked keeps no other one of its page from being booked', async () => {
    const { paymentReference } = await open();
    const target = world.app.get(BookTarget);
    const book = target.in.bind(target);
    target.in = (tx, entry, to) =>
      entry.remittance.includes('BROKEN') ? Promise.reject(new Error('as if')) : book(tx, entry, to);
    const answer = await reconcile([
      { amount: '20.00', remittance: [paymentReference] },
      { amount: '30.00', remittance: [`${paymentReference} BROKEN`] },
      { amount: '100.00', remittance: [paymentReference] },
      { amount: '3.00' },
    ]).finally(() => Object.assign(target, { in: book }));
    assert.deepEqual(counts(answer), { partial: 1, matched: 1, unmatched: 2 });
    assert.deepEqual(
      answer.unmatched.map(({ reason }) => reason),
      ['booking_failed', 'no_reference'],
    );
    await assertBooksAgree();
  });

  it('what is longer than is kept is cut between characters', async () => {
    const answer = await reconcile([
      { amount: '1.00', remittance: [`${'x'.repeat(999)}🏛`], debtor: `${'y'.repeat(139)}🏛` },
    ]);
    assert.deepEqual(counts(answer), { unmatched: 1 });
  });

  it('a statement of the account that the seller had before is read as well', async () => {
    const { paymentReference } = await open();
    const body = { bankAccount: { holder: 'Moved', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' } };
    const { body: seller } = await world.http.get<{ bankAccount: object }>('/v1/admin/seller', { token });
    // The first version that is written down has the account that every installation begins with.
    for (const change of [{ bankAccount: seller.bankAccount, legalName: 'Written down SAS' }, body]) {
      const changed = await world.http.patch('/v1/admin/seller', { token, body: change });
      assert.equal(changed.status, 200, changed.text);
    }
    const former = await reconcile([{ amount: '20.00', remittance: [paymentReference] }]);
    assert.deepEqual(counts(former), { partial: 1 });
    const today = await reconcile([{ amount: '100.00', remittance: [paymentReference] }], {
      iban: body.bankAccount.iban,
    });
    assert.deepEqual(counts(today), { matched: 1 });
    const strange = await upload(camt053([{ amount: '1.00' }], { iban: 'GB82WEST12345698765432' }));
    assert.deepEqual([strange.status, strange.body.code], [422, 'statement_of_other_account']);
  });

  it('the reasons are told in the reader’s language', async () => {
    const file = camt053(named([{ amount: '1.00' }]));
    const german = await upload(file, { 'accept-language': 'de' });
    assert.match(german.body.unmatched[0]!.explanation, /Verwendungszweck/);
    const path = `/v1/admin/payments/reconciliation/${german.body.unmatched[0]!.id}`;
    const french = await world.http.get<EntryBody>(path, { token, headers: { 'accept-language': 'fr' } });
    assert.match(french.body.explanation, /payeur/);
  });

  it('what the bank said and what was decided stays', async () => {
    const raw = (sql: string) => world.app.get(UnitOfWork).runAsWorker((tx) => tx.query(sql));
    await assert.rejects(raw('update statement_entries set amount_minor = 1'), /permission denied/);
    await assert.rejects(raw('delete from statement_entries'), /permission denied/);
    await assert.rejects(
      raw(`update statement_entries set state = 'unmatched' where state = 'matched'`),
      /stays as it is/,
    );
  });
});
