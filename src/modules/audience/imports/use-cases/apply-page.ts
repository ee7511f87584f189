import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import {
  type ContactRow,
  ContactsFacade,
  ErasedPersons,
  type FieldTypes,
  type PreparedRows,
  type TakenRow,
  type TakeOptions,
} from '../../contacts/index.js';
import { instantOfId } from '../../../../kernel/ids.js';
import { ImportRejects } from '../data/import-rejects.repository.js';
import { type ContactImport, ImportsRepository, type PageOutcome } from '../data/imports.repository.js';
import { evidenceOf } from '../rules/import-consent.js';
import { IMPORT_LIMITS } from '../rules/limits.js';
import { CELL_MARK, type ParsedPage, type Reject } from '../rules/page-reader.js';
import { SuppressedAddresses } from '../suppressed-addresses.js';

/** Where the rows of a page go. */
@Injectable()
export class ImportTargets {
  constructor(
    readonly contacts: ContactsFacade,
    readonly rejects: ImportRejects,
    readonly suppressed: SuppressedAddresses,
    readonly erased: ErasedPersons,
  ) {}
}

/** What looks like an address, or a number, in a row that was refused. */
const ADDRESSES = /[^\s,;"'<>|]+@[^\s,;"'<>|]+|\+?\d[\d ()./-]{5,20}\d/g;

/** A page whose rows were read. */
export interface PreparedPage extends ParsedPage {
  /** Null when some rows are left out, so that the others have other places. */
  ready: PreparedRows | null;
  /** Of its addresses so many must not be written to. */
  suppressed: number;
}

export type Applied = 'applied' | 'lost' | 'too_many_rows';

/** Applies one page of rows. Contacts, refusals, counts and place are one commit: a row is applied once, whatever dies. */
@Injectable()
export class ApplyPage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportsRepository,
    private readonly to: ImportTargets,
    private readonly clock: Clock,
  ) {}

  /** What can be done for a page before its turn. */
  async prepare(row: ContactImport, page: ParsedPage, types: FieldTypes): Promise<PreparedPage> {
    const addresses = page.contacts.map(({ email }) => email);
    const [ready, suppressed] = await Promise.all([
      this.to.contacts.prepare(page.contacts, types, row.onDuplicate),
      this.to.suppressed.countAmong(accountScope(row.accountId), addresses),
    ]);
    return { ...page, ready, suppressed };
  }

  async run(row: ContactImport, page: PreparedPage, sinceMs: number): Promise<Applied> {
    const scope = accountScope(row.accountId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      await this.to.erased.holdOffIn(tx, scope);
      if (!(await this.imports.lockHeld(tx, row))) return 'lost';
      const before = (await this.imports.find(tx, scope, row.id))!;
      if (before.rows + page.contacts.length + page.rejects.length > IMPORT_LIMITS.rows) return 'too_many_rows';
      const { kept, erased } = await this.withoutErasedIn(tx, row, page);
      const verdicts = await this.contactsIn(tx, row, kept);
      const refused = [...kept.rejects, ...verdicts.flatMap((verdict) => rejectOf(verdict, kept))];
      const rejects = refused.filter(
        ({ cells }) => erased.size === 0 || !namesIn(cells).some((one) => erased.has(one)),
      );
      const left = page.contacts.length - kept.contacts.length + refused.length - rejects.length;
      await this.to.rejects.add(tx, scope, row.id, rejects);
      const busyMs = this.clock.monotonicMs() - sinceMs;
      const { to, suppressed } = page;
      await this.imports.movePlace(tx, row, { ...outcomeOf(verdicts, rejects, left), to, suppressed, busyMs });
      return 'applied';
    });
  }

  /** Who was erased after the file had been brought is not brought back by it. Answers who of the page it was, as he stands in it. */
  private async withoutErasedIn(
    tx: Tx,
    row: ContactImport,
    page: PreparedPage,
  ): Promise<{ kept: PreparedPage; erased: ReadonlySet<string> }> {
    const since = row.blobId === null ? row.createdAt : instantOfId(row.blobId);
    const erased = await this.to.erased.amongIn(tx, accountScope(row.accountId), personsIn(page), since);
    const isErased = ({ email, phone }: ContactRow): boolean =>
      erased.has(email) || (typeof phone === 'string' && erased.has(phone));
    const places = page.contacts.flatMap((contact, place) => (isErased(contact) ? [] : [place]));
    if (places.length === page.contacts.length) return { kept: page, erased };
    const kept = {
      ...page,
      ready: null,
      contacts: places.map((place) => page.contacts[place]!),
      lines: places.map((place) => page.lines[place]!),
      cells: places.map((place) => page.cells[place]!),
    };
    return { kept, erased };
  }

  private async contactsIn(tx: Tx, row: ContactImport, { contacts, ready }: PreparedPage): Promise<TakenRow[]> {
    if (contacts.length === 0) return [];
    const { listId, consent, onDuplicate, requestedBy } = row;
    const scope = accountScope(row.accountId);
    const list = listId === null ? null : await this.imports.findList(tx, scope, listId);
    const isConfirmed = list?.doubleOptIn !== true || consent?.doubleOptIn === true;
    const options: TakeOptions = { onDuplicate, actor: requestedBy };
    if (consent !== null) options.consents = evidenceOf(consent, listId);
    if (list !== null) options.list = { id: list.id, status: isConfirmed ? 'active' : 'pending' };
    return this.to.contacts.upsertManyIn(tx, scope, ready ?? contacts, options);
  }
}

/** Everybody whom a page may mean: read only where somebody was erased. */
function* personsIn(page: ParsedPage): Generator<string> {
  for (const { email, phone } of page.contacts) yield* phone === undefined ? [email] : [email, phone];
  for (const cells of page.cells) yield* namesIn(cells);
  for (const { cells } of page.rejects) yield* namesIn(cells);
}

/** Cells are parted by ends of lines, so that no number goes on in the next. */
function namesIn(cells: string): string[] {
  return cells.replaceAll(CELL_MARK, '\n').match(ADDRESSES) ?? [];
}

function rejectOf(verdict: TakenRow, page: ParsedPage): Reject[] {
  if (verdict.outcome !== 'rejected') return [];
  const { index, field, code } = verdict;
  return [{ line: page.lines[index]!, field, code, cells: page.cells[index]! }];
}

type Counts = Pick<PageOutcome, 'created' | 'updated' | 'skipped' | 'rejected' | 'reasons'>;

/** `left`: rows of persons who were erased meanwhile. */
function outcomeOf(verdicts: readonly TakenRow[], rejects: readonly Reject[], left: number): Counts {
  const counts = { created: 0, updated: 0, skipped: left };
  const reasons: Record<string, number> = left === 0 ? {} : { erased_meanwhile: left };
  const count = (code: string): void => void (reasons[code] = (reasons[code] ?? 0) + 1);
  for (const verdict of verdicts) {
    if (verdict.outcome !== 'rejected') counts[verdict.outcome] += 1;
    if (verdict.outcome === 'skipped') count('contact_exists');
    if (verdict.membership === 'unsubscribed') count('unsubscribed');
  }
  for (const { code } of rejects) count(code);
  return { ...counts, rejected: rejects.length, reasons };
}
