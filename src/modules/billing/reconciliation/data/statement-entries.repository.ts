import { Injectable } from '@nestjs/common';
import { type Currency, money } from '../../../../kernel/money.js';
import { toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { EntryState, StatementEntry } from '../rules/statement-entry.js';

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
/** In the order of their identities, so that two writers of the same entries wait for each other and never in a ring. */
const INSERT = `insert into statement_entries
    (id, identity, external_id, statement_id, currency, amount_minor, booked_on, servicer_ref, end_to_end_id, debtor_name,
     debtor_iban, remittance, state, reason, read_at, read_by)
  select id, identity, "externalId", "statementId", currency, "amountMinor", "bookedOn", "servicerRef", "endToEndId",
    "debtorName", "debtorIban", remittance, 'unmatched', reason, $2, $3
  from jsonb_to_recordset($1::jsonb) as e (id uuid, identity text, "externalId" text, "statementId" text, currency text,
    "amountMinor" bigint, "bookedOn" date, "servicerRef" text, "endToEndId" text, "debtorName" text, "debtorIban" text,
    remittance text, reason text)
  order by identity
  on conflict (identity) do nothing returning identity`;
const DECIDE = `update statement_entries s set state = d.state, reason = d.reason, candidates = d.candidates,
    invoice_id = d."invoiceId", deposit_id = d."depositId", pro_forma_id = d."proFormaId",
    beneficiary_id = d."beneficiaryId", overpaid_minor = d."overpaidMinor",
    assigned_at = case when d.state = 'assigned' then $2::timestamptz end, assigned_by = $3
  from jsonb_to_recordset($1::jsonb) as d (id uuid, state text, reason text, candidates jsonb, "invoiceId" uuid,
    "depositId" uuid, "proFormaId" uuid, "beneficiaryId" uuid, "overpaidMinor" bigint)
  where s.id = d.id`;
const KNOWN = `select ${COLUMNS} from statement_entries where identity = any ($1::text[])`;

/** Belongs to the installation: written and read as a worker, shown to staff only. */
@Injectable()
export class StatementEntriesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The identities that were not there before; a second writer of the same waits for the first one. */
  async insert(tx: Tx, entries: readonly StatementEntry[], readBy: string | null): Promise<Set<string>> {
    const facts = entries.map(({ amount, overpaidMinor: _, ...entry }) => ({
      ...entry,
      currency: amount.currency,
      amountMinor: amount.minor.toString(),
    }));
    const rows = await tx.query<{ identity: string }>(INSERT, [JSON.stringify(facts), toDate(tx.now), readBy]);
    return new Set(rows.map(({ identity }) => identity));
  }

  /** Writes what became of entries, in one statement. */
  async decide(tx: Tx, decided: readonly StatementEntry[], assignedBy: string | null = null): Promise<void> {
    if (decided.length === 0) return;
    const facts = decided.map(({ amount: _, overpaidMinor, ...entry }) => ({
      ...entry,
      overpaidMinor: overpaidMinor.toString(),
    }));
    await tx.query(DECIDE, [JSON.stringify(facts), toDate(tx.now), assignedBy]);
  }

  /** What is known of these entries already: thousands in one question. */
  async known(identities: readonly string[]): Promise<Map<string, StatementEntry>> {
    return byIdentity(await this.unitOfWork.readAsWorker<EntryRow>(KNOWN, [identities]));
  }

  /** The same within a transaction, which has just met them. */
  async knownIn(tx: Tx, identities: readonly string[]): Promise<Map<string, StatementEntry>> {
    return identities.length === 0 ? new Map() : byIdentity(await tx.query<EntryRow>(KNOWN, [identities]));
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

function byIdentity(rows: readonly EntryRow[]): Map<string, StatementEntry> {
  return new Map(rows.map((row) => [row.identity, entryOf(row)]));
}

function orNull([row]: EntryRow[]): StatementEntry | null {
  return row ? entryOf(row) : null;
}

function entryOf({ currency, amountMinor, overpaidMinor, ...rest }: EntryRow): StatementEntry {
  return { ...rest, amount: money(amountMinor, currency), overpaidMinor: BigInt(overpaidMinor) };
}
