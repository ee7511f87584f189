import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { type PcgAccount, pcgOf } from '../../ledger/index.js';
import { TaxFacade } from '../../tax/index.js';
import { booksProblems } from '../books.errors.js';
import type { BookReader } from '../data/book-reader.js';
import { BookReaders } from '../data/book-readers.js';
import { CUSTOMER_NAMES, FEC_ENTRIES, FEC_OPENING, FOREIGN } from '../data/fec-statements.js';
import { type Piece, piecesOf } from '../data/pieces.js';
import { fecAmount, fecDate, fecFileName, fecHeader, fecLine } from '../rules/fec.js';
import { type FecJournal, OPENING, wordsOf } from '../rules/fec-journals.table.js';

interface FecEntry {
  id: string;
  about: string;
  reason: string;
  bookedOn: string;
  validOn: string;
  throughBank: boolean;
  purpose: string;
  ownerId: string | null;
  amountMinor: string;
}

type OpeningEntry = Pick<FecEntry, 'purpose' | 'ownerId' | 'amountMinor'>;

interface Customer {
  number: string;
  name: string;
}

/** What all lines of one écriture say alike. */
interface Head {
  number: number;
  journal: FecJournal;
  date: string;
  piece: Piece;
  says: string;
  validOn: string;
}

/** The result of earlier years, which the operator's accountant allots. */
const RESULT: PcgAccount = { number: '110000', label: 'Report à nouveau' };

/** Writes the fichier des écritures comptables of a calendar year, line by line at a steady size of memory. */
@Injectable()
export class WriteFec {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly readers: BookReaders,
    private readonly accounts: AccountsFacade,
    private readonly tax: TaxFacade,
  ) {}

  async run(year: number): Promise<{ fileName: string; lines: AsyncGenerator<string> }> {
    const lastDay = `${year}-12-31`;
    const { seller } = await this.unitOfWork.runAsWorker((tx) => this.tax.sellerIn(tx, lastDay));
    if ((await this.unitOfWork.readAsWorker(FOREIGN, [lastDay])).length > 0)
      throw booksProblems.foreign_currency_in_books();
    const lines = this.readers.stream((reader) => this.lines(reader, year));
    return { fileName: fecFileName(seller.siren, year), lines };
  }

  private async *lines(reader: BookReader, year: number): AsyncGenerator<string> {
    yield fecHeader();
    let number = 0;
    for await (const part of reader.parts<OpeningEntry>(FEC_OPENING, [`${year}-01-01`])) {
      number = 1;
      yield await this.opening(reader, part, year);
    }
    let last: string | null = null;
    for await (const part of reader.parts<FecEntry>(FEC_ENTRIES, [`${year}-01-01`, `${year}-12-31`])) {
      const customers = await this.customers(reader, part);
      const pieces = await piecesOf(reader, part.map(({ about }) => about)); // prettier-ignore
      let text = '';
      for (const entry of part) {
        if (entry.id !== last) number += 1;
        last = entry.id;
        text += line(headOf(entry, number, pieces), entry, pcgOf(entry.purpose), customers);
      }
      yield text;
    }
  }

  private async opening(reader: BookReader, part: readonly OpeningEntry[], year: number): Promise<string> {
    const customers = await this.customers(reader, part);
    const date = `${year}-01-01`;
    const piece = { ref: `AN-${year}`, date };
    const head: Head = { number: 1, journal: OPENING, date, piece, says: 'À-nouveaux', validOn: date };
    const account = (purpose: string) => (purpose === 'result' ? RESULT : pcgOf(purpose));
    return part.map((entry) => line(head, entry, account(entry.purpose), customers)).join('');
  }

  private async customers(reader: BookReader, entries: readonly OpeningEntry[]): Promise<Map<string, Customer>> {
    const ids = [...new Set(entries.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])))];
    if (ids.length === 0) return new Map();
    const platformIds = await this.accounts.platformIdsOf(ids);
    const named = await reader.rows<{ accountId: string; name: string }>(CUSTOMER_NAMES, [ids]);
    const names = new Map(named.map(({ accountId, name }) => [accountId, name]));
    const customer = (id: string): Customer => {
      const number = platformIds.has(id) ? `m${platformIds.get(id)}` : `acc_${id}`;
      return { number, name: names.get(id) ?? number };
    };
    return new Map(ids.map((id) => [id, customer(id)]));
  }
}

function headOf(entry: FecEntry, number: number, pieces: ReadonlyMap<string, Piece>): Head {
  const { about, reason, bookedOn, validOn, throughBank } = entry;
  const piece = pieces.get(about) ?? { ref: about, date: bookedOn };
  const { journal, says } = wordsOf(reason, throughBank);
  return { number, journal, date: bookedOn, piece, says: `${says} ${piece.ref}`, validOn };
}

function line(head: Head, entry: OpeningEntry, account: PcgAccount, customers: ReadonlyMap<string, Customer>): string {
  const minor = BigInt(entry.amountMinor);
  const customer = entry.ownerId === null ? undefined : customers.get(entry.ownerId);
  return fecLine({
    JournalCode: head.journal.code,
    JournalLib: head.journal.label,
    EcritureNum: String(head.number),
    EcritureDate: fecDate(head.date),
    CompteNum: account.number,
    CompteLib: account.label,
    CompAuxNum: customer?.number ?? '',
    CompAuxLib: customer?.name ?? '',
    PieceRef: head.piece.ref,
    PieceDate: fecDate(head.piece.date),
    EcritureLib: head.says,
    Debit: fecAmount(minor > 0n ? minor : 0n),
    Credit: fecAmount(minor < 0n ? -minor : 0n),
    EcritureLet: '',
    DateLet: '',
    ValidDate: fecDate(head.validOn),
    Montantdevise: '',
    Idevise: '',
  });
}
