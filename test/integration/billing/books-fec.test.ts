import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { localDate } from '../../../src/kernel/time/calendar.js';
import { FEC_COLUMNS } from '../../../src/modules/billing/books/rules/fec.js';
import { startWorld, type World } from '../../support/world.js';
import { storeBillingDetails } from './billing-details-in-world.js';
import { type BusyBooks, keepBusy } from './books-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { card, invoicesOf, operatorOf, orderSeats } from './payments-in-world.js';

type Row = Record<(typeof FEC_COLUMNS)[number], string>;

const cents = (text: string): number => Number(text.replace(',', ''));

describe('the fichier des écritures comptables', () => {
  let world: World;
  let books: BusyBooks;
  let year: number;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    books = await keepBusy(world);
    await storeBillingDetails(world, books.partBuyer.id, { name: '=HYPERLINK("http://evil.invalid";"x")\t\r\nSARL' });
    year = Number(localDate(world.now(), 'Europe/Paris').slice(0, 4));
  });
  after(() => world.close());

  async function fec(of: number): Promise<{ rows: Row[]; name: string | null; header: string }> {
    const answer = await world.http.get<string>(`/v1/admin/ledger/fec?year=${of}`, { token: await operatorOf(world) });
    assert.equal(answer.status, 200, answer.text);
    assert.match(answer.headers.get('content-type') ?? '', /text\/plain; charset=utf-8/);
    const [header = '', ...lines] = answer.text.split('\r\n');
    assert.equal(lines.pop(), '', 'the last line ends, too');
    const rows = lines.map((line) => {
      const cells = line.split('\t');
      assert.equal(cells.length, 18, line);
      return Object.fromEntries(FEC_COLUMNS.map((column, i) => [column, cells[i]])) as Row;
    });
    return { rows, header, name: answer.headers.get('content-disposition') };
  }

  const ecritures = (rows: readonly Row[]): Row[][] => {
    const byNumber = new Map<string, Row[]>();
    for (const row of rows) byNumber.set(row.EcritureNum, [...(byNumber.get(row.EcritureNum) ?? []), row]);
    return [...byNumber.values()];
  };

  it('has the eighteen columns of the law, in their order, and the name of the law', async () => {
    const { header, name } = await fec(year);
    assert.equal(
      header.split('\t').join(' '),
      'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate ' +
        'EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise',
    );
    assert.equal(name, `attachment; filename="123456782FEC${year}1231.txt"`);
  });

  it('numbers écritures without a gap, in the order of days, each balanced', async () => {
    const { rows } = await fec(year);
    const all = ecritures(rows);
    assert.deepEqual(
      all.map(([first]) => Number(first?.EcritureNum)),
      all.map((_, i) => i + 1),
    );
    const days = rows.map(({ EcritureDate }) => EcritureDate);
    assert.deepEqual(days, [...days].sort());
    for (const lines of all) {
      const debit = lines.reduce((sum, row) => sum + cents(row.Debit), 0);
      const credit = lines.reduce((sum, row) => sum + cents(row.Credit), 0);
      assert.equal(debit, credit, JSON.stringify(lines));
      assert.equal(new Set(lines.map(({ EcritureLib, PieceRef }) => EcritureLib + PieceRef)).size, 1);
    }
  });

  it('says amounts with a comma, days as yyyymmdd, and one of debit and credit', async () => {
    for (const row of (await fec(year)).rows) {
      assert.match(row.Debit, /^\d+,\d\d$/);
      assert.match(row.Credit, /^\d+,\d\d$/);
      assert.ok((row.Debit === '0,00') !== (row.Credit === '0,00'));
      for (const date of [row.EcritureDate, row.PieceDate, row.ValidDate]) assert.match(date, /^20\d{6}$/);
      assert.match(row.CompteNum, /^\d{6}$/);
      assert.deepEqual([row.EcritureLet, row.DateLet, row.Montantdevise, row.Idevise], ['', '', '', '']);
    }
  });

  it('books an invoice as sales, its VAT and the customer’s debt, under its number', async () => {
    const invoices = await invoicesOf(world, books.partBuyer.token);
    const number = invoices[0]!.number;
    const lines = (await fec(year)).rows.filter(({ PieceRef }) => PieceRef === number);
    // 100.00 + 20 % = 120.00
    assert.deepEqual(
      lines.map((row) => [row.JournalCode, row.CompteNum, row.Debit, row.Credit, row.EcritureLib]),
      [
        ['VE', '411000', '120,00', '0,00', `Facture ${number}`],
        ['VE', '706200', '0,00', '100,00', `Facture ${number}`],
        ['VE', '445711', '0,00', '20,00', `Facture ${number}`],
      ],
    );
    assert.match(lines[0]!.CompAuxNum, /^m\d+$/);
    assert.equal(lines[1]!.CompAuxNum, '');
    const credits = (await fec(year)).rows.filter(({ PieceRef }) => PieceRef === `AV-${year}-000001`);
    assert.ok(
      credits.some(({ JournalCode, EcritureLib }) => JournalCode === 'VE' && EcritureLib.startsWith('Avoir AV-')),
    );
    const booked = (await fec(year)).rows.filter(({ JournalCode }) => JournalCode === 'BQ');
    // 100.00 and 150.00 came to the bank
    assert.deepEqual(booked.map(({ CompteNum, Debit }) => `${CompteNum} ${Debit}`).filter((line) => !line.endsWith(' 0,00')), ['512000 100,00', '512000 150,00']); // prettier-ignore
  });

  it('names each account and each customer alike everywhere, and no name is a formula or ends a line', async () => {
    const { rows } = await fec(year);
    const labels = new Map<string, string>();
    for (const { CompteNum, CompteLib, CompAuxNum, CompAuxLib } of rows) {
      for (const [key, label] of [
        [CompteNum, CompteLib],
        [CompAuxNum, CompAuxLib],
      ] as const) {
        // prettier-ignore
        assert.equal(labels.get(key) ?? label, label);
        labels.set(key, label);
      }
    }
    assert.ok(
      [...labels.values()].includes(`'=HYPERLINK("http://evil.invalid";"x") SARL`),
      [...labels.values()].join(),
    );
  });

  it('of the next year begins with what the accounts held, in one écriture that balances', async () => {
    const before = (await fec(year)).rows;
    await world.moveTo(`${year + 1}-01-05T10:00:00Z`);
    await orderSeats(world, books.cardBuyer, 1, await card(world, books.cardBuyer.token));
    const { rows, name } = await fec(year + 1);
    assert.match(name ?? '', new RegExp(`FEC${year + 1}1231`));
    const [opening, ...others] = ecritures(rows);
    assert.ok(
      opening?.every(({ JournalCode, EcritureDate }) => JournalCode === 'AN' && EcritureDate === `${year + 1}0101`),
    );
    const balance = (lines: readonly Row[], account: string) =>
      lines
        .filter(({ CompteNum }) => CompteNum === account)
        .reduce((sum, { Debit, Credit }) => sum + cents(Debit) - cents(Credit), 0);
    for (const account of ['411000', '419100', '445711', '511500', '512000']) {
      assert.equal(balance(opening!, account), balance(before, account), account);
    }
    assert.equal(opening!.reduce((sum, { Debit, Credit }) => sum + cents(Debit) - cents(Credit), 0), 0); // prettier-ignore
    assert.ok(others.length >= 2);
    assert.deepEqual((await fec(year)).rows, before, 'a year that is over stays as it is');
  });

  it('wants a year', async () => {
    const token = await operatorOf(world);
    for (const query of ['', '?year=x', '?year=1999', '?year=2026.5']) {
      assert.equal((await world.http.get(`/v1/admin/ledger/fec${query}`, { token })).status, 422, query);
    }
  });
});
