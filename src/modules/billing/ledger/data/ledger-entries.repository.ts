import { Injectable } from '@nestjs/common';
import type { Currency } from '../../../../kernel/money.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';

export interface ReadTransaction {
  id: string;
  reason: string;
  about: string;
  reverses: string | null;
  reversedBy: string | null;
  bookedOn: LocalDate;
  postedAt: Instant;
}

export interface ReadEntry {
  purpose: string;
  ownerId: string | null;
  currency: Currency;
  amountMinor: number;
}

export type AccountEntry = ReadEntry & Omit<ReadTransaction, 'id'> & { id: number; transactionId: string };

const TRANSACTION = `t.reason, t.about, t.reverses, t.booked_on::text as "bookedOn", t.posted_at as "postedAt",
  (select r.id from ledger_transactions r where r.reverses = t.id) as "reversedBy"`;
const ENTRY = 'a.purpose, a.owner_id as "ownerId", e.currency, e.amount_minor as "amountMinor"';

/** What was posted, for staff. */
@Injectable()
export class LedgerEntries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async transaction(id: string): Promise<ReadTransaction | null> {
    const [row] = await this.unitOfWork.readAsWorker<ReadTransaction & Record<string, unknown>>(
      `select t.id, ${TRANSACTION} from ledger_transactions t where t.id = $1`,
      [id],
    );
    return row ?? null;
  }

  entriesOf(transactionId: string): Promise<ReadEntry[]> {
    return this.unitOfWork.readAsWorker<ReadEntry & Record<string, unknown>>(
      `select ${ENTRY} from ledger_entries e join ledger_accounts a on a.id = e.ledger_account_id
       where e.transaction_id = $1 order by e.id`,
      [transactionId],
    );
  }

  /** The ledger accounts of a purpose: one for each currency; a customer's own where `ownerId` says whose. */
  async accountIds(purpose: string, ownerId: string | null): Promise<number[]> {
    const rows = await this.unitOfWork.readAsWorker<{ id: number }>(
      `select id from ledger_accounts where purpose = $1 and ${ownerId === null ? 'owner_id is null' : 'owner_id = $2'}`,
      ownerId === null ? [purpose] : [purpose, ownerId],
    );
    return rows.map(({ id }) => id);
  }

  /** Newest first, at most `limit`, older than `before`. */
  page(accountIds: readonly number[], limit: number, before: number | null): Promise<AccountEntry[]> {
    return this.unitOfWork.readAsWorker<AccountEntry & Record<string, unknown>>(
      `select e.id, e.transaction_id as "transactionId", ${ENTRY}, ${TRANSACTION}
       from unnest($1::bigint[]) wanted (id), lateral (
           select * from ledger_entries where ledger_account_id = wanted.id and ($2::bigint is null or id < $2)
           order by id desc limit $3) e
         join ledger_accounts a on a.id = e.ledger_account_id join ledger_transactions t on t.id = e.transaction_id
       order by e.id desc limit $3`,
      [accountIds, before, limit],
    );
  }
}
