import { Injectable } from '@nestjs/common';
import { type Currency, money } from '../../../../kernel/money.js';
import { toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Decision, EntryState, StatementEntry } from '../rules/statement-entry.js';

interface EntryRow extends Omit<StatementEntry, 'amount' | 'overpaidMinor'> {
  currency: Currency;
  amountMinor: number;
  overpaidMinor: number;
}

const COLUMNS = `id, identity, external_id as "externalId", statement_id as "statementId", currency,
  amount_minor as "amountMinor", booked_on::text as "bookedOn", servicer_ref as "servicerRef",
  end_to_end_id as "endToEndId", debtor_name as "debtorName", debtor_iban as "debtorIban", remittance, state, reason,
  candidates, invoice_id as "invoiceId", deposit_id as "depositId", pro_forma_id as "proFormaId",
  beneficiary_id as "beneficiaryId", overpaid_minor as "overpaidMinor", read_at as "readAt", assigned_at as "assignedAt"`;
const INSERT = `insert into statement_entries
    (id, identity, external_id, statement_id, currency, amount_minor, booked_on, servicer_ref, end_to_end_id, debtor_name,
     debtor_iban, remittance, state, reason, read_at, read_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'unmatched', $13, $14, $15)
  on conflict (identity) do nothing returning id`;
const DECIDE = `update statement_entries set state = $2, reason = $3, candidates = $4, invoice_id = $5, deposit_id = $6,
  pro_forma_id = $7, beneficiary_id = $8, overpaid_minor = $9, assigned_at = $10, assigned_by = $11 where id = $1`;

/** Belongs to the installation: written and read as a worker, shown to staff only. */
@Injectable()
export class StatementEntriesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** False when the entry was there before; a second writer of the same waits for the first one. */
  async insert(tx: Tx, entry: StatementEntry, readBy: string | null): Promise<boolean> {
    const { id, identity, externalId, statementId, amount, bookedOn, servicerRef, endToEndId } = entry;
    const { debtorName, debtorIban, remittance, reason, readAt } = entry;
    const facts = [id, identity, externalId, statementId, amount.currency, amount.minor.toString(), bookedOn];
    const payer = [servicerRef, endToEndId, debtorName, debtorIban, remittance];
    return (await tx.query(INSERT, [...facts, ...payer, reason, toDate(readAt), readBy])).length === 1;
  }

  async decide(tx: Tx, id: string, decision: Decision, assignedBy: string | null = null): Promise<void> {
    const { state, reason, candidates, invoiceId, depositId, proFormaId, beneficiaryId, overpaidMinor } = decision;
    const assignedAt = state === 'assigned' ? toDate(tx.now) : null;
    const what = [state, reason, JSON.stringify(candidates), invoiceId, depositId, proFormaId, beneficiaryId];
    await tx.query(DECIDE, [id, ...what, overpaidMinor.toString(), assignedAt, assignedBy]);
  }

  /** What is known of these entries already: thousands in one question. */
  async known(identities: readonly string[]): Promise<Map<string, StatementEntry>> {
    const rows = await this.unitOfWork.readAsWorker<EntryRow>(
      `select ${COLUMNS} from statement_entries where identity = any ($1::text[])`,
      [identities],
    );
    return new Map(rows.map((row) => [row.identity, entryOf(row)]));
  }

  async byIdentity(tx: Tx, identity: string): Promise<StatementEntry | null> {
    return orNull(await tx.query<EntryRow>(`select ${COLUMNS} from statement_entries where identity = $1`, [identity]));
  }

  async find(id: string): Promise<StatementEntry | null> {
    return orNull(
      await this.unitOfWork.readAsWorker<EntryRow>(`select ${COLUMNS} from statement_entries where id = $1`, [id]),
    );
  }

  async lock(tx: Tx, id: string): Promise<StatementEntry | null> {
    return orNull(await tx.query<EntryRow>(`select ${COLUMNS} from statement_entries where id = $1 for update`, [id]));
  }

  /** Newest first, at most `limit`, older than `before`. */
  async page(states: readonly EntryState[], limit: number, before: string | null): Promise<StatementEntry[]> {
    const rows = await this.unitOfWork.readAsWorker<EntryRow>(
      `select ${COLUMNS} from statement_entries where state = any ($1::text[]) and ($2::uuid is null or id < $2)
       order by id desc limit $3`,
      [states, before, limit],
    );
    return rows.map(entryOf);
  }
}

function orNull([row]: EntryRow[]): StatementEntry | null {
  return row ? entryOf(row) : null;
}

function entryOf({ currency, amountMinor, overpaidMinor, ...rest }: EntryRow): StatementEntry {
  return { ...rest, amount: money(amountMinor, currency), overpaidMinor: BigInt(overpaidMinor) };
}
