import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { verifyLedger } from '../../../src/modules/billing/index.js';
import { startWorld, type World } from '../../support/world.js';
import { asOwner } from './ledger-in-world.js';
import { assertWhole, keepBusy, tampered, verification } from './books-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';

type Case = [does: string, tables: string[], change: string, check: string, where: RegExp, found: RegExp];

const FIRST = `(select id from invoices order by sequence limit 1)`;
const SECOND = `(select id from invoices order by sequence offset 1 limit 1)`;
const LEDGER = ['ledger_accounts', 'ledger_transactions', 'ledger_entries'];
const entryOf = (about: string, purpose: string) => `(select e.id from ledger_entries e
  join ledger_transactions t on t.id = e.transaction_id join ledger_accounts a on a.id = e.ledger_account_id
  where t.about = ${about} and a.purpose like '${purpose}' limit 1)`;

const CASES: Case[] = [
  ['changes what an invoice says', ['invoices'],
    `update invoices set content = jsonb_set(content, '{lines,0,description}', '"Nothing"') where id = ${SECOND}`,
    'invoice_chain', /^invoice \d{4}-000002$/, /hash/],
  ['changes it and its hash', ['invoices'],
    `update invoices set hash = sha256(hash) where id = ${SECOND}`, 'invoice_chain', /-000002$/, /hash/],
  ['changes the first one and its own hash rightly', ['invoices'],
    `update invoices set previous_hash = '\\x00' where id = ${SECOND}`, 'invoice_chain', /-000002$/, /previous hash 00/],
  ['dates an invoice back', ['invoices'],
    `update invoices set content = jsonb_set(content, '{issueDate}', '"2020-01-01"') where id = ${SECOND}`,
    'invoice_chain', /-000002$/, /2020-01-01/],
  ['gives an invoice another number', ['invoices'],
    `update invoices set number = number || '0' where id = ${SECOND}`, 'invoice_chain', /-0000020$/, /0000020/],
  ['changes the VAT of an invoice', ['invoices'],
    `update invoices set content = jsonb_set(content, '{vatBreakdown,0,vatAmount}', '"4.00"') where id = ${FIRST}`,
    'invoice_figures', /-000001$/, /200\.00|40\.00|4\.00/],
  ['changes the net of a line', ['invoices'],
    `update invoices set content = jsonb_set(content, '{lines,0,net}', '"1.00"') where id = ${FIRST}`,
    'invoice_figures', /-000001$/, /net of the lines 200\.00/],
  ['says that a credit was smaller', ['invoices'],
    `update invoices set credited_minor = credited_minor - 1 where credited_minor > 0 and credited_minor < gross_minor`,
    'credited', /^invoice/, /credited 59/],
  ['changes a credit note', ['credit_notes'],
    `update credit_notes set content = jsonb_set(content, '{reason}', '"none"') where sequence = 1`,
    'credit_note_chain', /^credit note AV-\d{4}-000001$/, /hash/],
  ['changes the gross beside a credit note', ['credit_notes'],
    `update credit_notes set gross_minor = gross_minor + 1 where sequence = 2`,
    'credit_note_figures', /AV-\d{4}-000002$/, /gross beside the content/],
  ['removes the last credit note', ['credit_notes'],
    'delete from credit_notes where sequence = 2', 'credit_note_chain', /AV-\d{4}-000002$/, /end with 1/],
  ['changes both sides of a posting', LEDGER,
    `update ledger_entries set amount_minor = amount_minor - sign(amount_minor) where transaction_id =
       (select id from ledger_transactions where about = 'invoice:' || ${FIRST})`,
    'invoice_postings', /^invoice \d{4}-000001$/, /receivable@\S+ EUR 23999/],
  ['books income on another account', LEDGER,
    `update ledger_entries set ledger_account_id = (select id from ledger_accounts where purpose = 'psp_clearing_card')
     where id = ${entryOf(`'invoice:' || ${FIRST}`, 'income%')}`,
    'invoice_postings', /-000001$/, /psp_clearing_card EUR -20000/],
  ['changes one entry', LEDGER,
    `update ledger_entries set amount_minor = amount_minor + 1 where id = ${entryOf(`'invoice:' || ${SECOND}`, 'vat%')}`,
    'ledger_balance', /^posting invoice:/, /off by 1 EUR/],
  ['removes the posting of a payment', LEDGER,
    `delete from ledger_entries where transaction_id in (select id from ledger_transactions where about like 'payment:%')`,
    'payment_postings', /^payment pay_/, /posted: nothing/],
  ['makes a refused payment a success', ['payments'],
    `update payments set state = 'succeeded' where state = 'failed'`, 'payment_postings', /^payment pay_/, /nothing/],
  ['books something about nothing', LEDGER,
    `update ledger_transactions set about = 'invoice:0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' where about like 'payment:%'
       and id = (select id from ledger_transactions where about like 'payment:%' order by id limit 1)`,
    'postings_about', /0199f3a0/, /about nothing/],
  ['says that an invoice was paid', ['invoices'],
    `update invoices set paid_minor = gross_minor, status = 'paid' where status = 'partially_paid'`,
    'receivables', /^receivable of acc_/, /2000 in the books/],
  ['owes the state less', LEDGER,
    `update ledger_accounts set purpose = 'vat_payable:FR_METRO:10' where purpose = 'vat_payable:FR_METRO:20'`,
    'vat_payable', /vat_payable:FR_METRO:10 EUR/, /\d+/],
  ['puts money in suspense that no bank statement knows', LEDGER,
    `update ledger_accounts set purpose = 'suspense' where purpose = 'bank'`,
    'suspense', /^suspense EUR$/, /in the books/],
  ['fills a wallet', ['wallets'], `update wallets set balance_minor = balance_minor + 100`,
    'wallet_balances', /^wallet of acc_/, /in the books/],
  ['changes an entry of a wallet', ['wallet_entries'],
    `update wallet_entries set amount_minor = amount_minor + 1 where about like 'deposit:%'`,
    'wallet_entries', /deposit:/, /balance/],
  ['removes a receipt', ['deposits'],
    `update deposits set status = 'refused', number = null, receipt = null, received_at = null`,
    'receipts', /^receipts RC-/, /0 receipts/],
  ['changes what a closing says', ['ledger_closings'],
    `update ledger_closings set content = jsonb_set(content, '{totals,EUR,invoices,gross}', '"1.00"') where sequence = 1`,
    'closing_chain', /^closing 1 /, /hash/],
  ['removes a closing', ['ledger_closings'], 'delete from ledger_closings where sequence = 2',
    'closing_chain', /^closing 3 /, /closing 3/],
  ['books something on a closed day', LEDGER,
    `update ledger_transactions set posted_at = posted_at - interval '1 second' where about = 'invoice:' || ${FIRST}`,
    'closing_figures', /^closing 1 /, /digest/],
  ['changes the totals of a day', ['ledger_day_totals'],
    `update ledger_day_totals set debit_minor = debit_minor + 1 where purpose = 'receivable'`,
    'day_totals', /^receivable EUR on /, /debit/],
]; // prettier-ignore

describe('the books, verified', () => {
  let world: World;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    await keepBusy(world);
    await world.advance('P3D');
  });
  after(() => world.close());

  it('are whole after everything that moves money, and every check has looked at something', async () => {
    const { checks } = await assertWhole(world);
    const counts = Object.fromEntries(checks.map(({ name, examined }) => [name, examined]));
    assert.equal(counts['invoice_chain'], 4);
    assert.equal(counts['credit_note_chain'], 2);
    assert.equal(counts['receipts'], 1);
    assert.ok(counts['closing_chain']! >= 2);
  });

  for (const [does, tables, change, check, where, found] of CASES) {
    it(`who ${does} is found: ${check}`, async () => {
      const checks = await tampered(world, tables, change);
      const broken = checks.find(({ name }) => name === check)?.broken;
      assert.ok(broken, JSON.stringify(checks.filter((one) => one.broken)));
      assert.match(broken.where, where);
      assert.match(broken.found, found);
    });
  }

  it('on the command line and by HTTP: what is broken is named, and the answer is no', async () => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    assert.equal(await verifyLedger(world.database.databaseUrl, say), true);
    assert.match(lines.at(-1) ?? '', /whole/);
    await asOwner(world.database.databaseUrl, ['wallets'], 'update wallets set balance_minor = balance_minor + 1');
    lines.length = 0;
    assert.equal(await verifyLedger(world.database.databaseUrl, say), false);
    assert.match(lines.join('\n'), /BROKEN wallet_balances[^]*first broken: wallet of acc_/);
    assert.equal((await verification(world)).ok, false);
    await asOwner(world.database.databaseUrl, ['wallets'], 'update wallets set balance_minor = balance_minor - 1');
    await assertWhole(world);
  });
});
