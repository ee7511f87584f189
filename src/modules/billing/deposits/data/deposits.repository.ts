import { Injectable } from '@nestjs/common';
import { type Currency, type Money, money } from '../../../../kernel/money.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { type Deposit, receiptNumber, type ReceiptContent } from '../rules/deposit.js';

interface DepositRow extends Omit<Deposit, 'amount'> {
  currency: Currency;
  amountMinor: number;
}

const COLUMNS = `id, account_id as "accountId", kind, currency, amount_minor as "amountMinor", status,
  payment_id as "paymentId", number, receipt, created_at as "createdAt", received_at as "receivedAt"`;
const INSERT = `insert into deposits
    (id, account_id, kind, currency, amount_minor, status, payment_id, request_key, created_at)
  values ($1, $2, $3, $4, $5, 'pending_payment', $6, $7, $8)`;
const NUMBER = `insert into receipt_series as s (series, last_sequence, last_issued_on) values ($1, 1, $2)
  on conflict (series) do update set last_sequence = s.last_sequence + 1,
    last_issued_on = greatest(s.last_issued_on, excluded.last_issued_on)
  returning last_sequence as sequence, last_issued_on::text as "issueDate"`;

@Injectable()
export class DepositsRepository {
  async insert(tx: Tx, deposit: Deposit, requestKey: Buffer | null): Promise<void> {
    const { id, accountId, kind, amount, paymentId, createdAt } = deposit;
    const values = [id, accountId, kind, amount.currency, amount.minor.toString(), paymentId, requestKey];
    await tx.query(INSERT, [...values, toDate(createdAt)]);
  }

  async find(tx: Tx, { accountId }: AccountScope, id: string): Promise<Deposit | null> {
    const sql = `select ${COLUMNS} from deposits where account_id = $1 and id = $2`;
    return orNull(await tx.query<DepositRow>(sql, [accountId, id]));
  }

  async findByRequest(tx: Tx, { accountId }: AccountScope, requestKey: Buffer): Promise<Deposit | null> {
    const sql = `select ${COLUMNS} from deposits where account_id = $1 and request_key = $2`;
    return orNull(await tx.query<DepositRow>(sql, [accountId, requestKey]));
  }

  /** Newest first, at most `limit`, older than `before`. */
  async page(tx: Tx, { accountId }: AccountScope, limit: number, before: string | null): Promise<Deposit[]> {
    const rows = await tx.query<DepositRow>(
      `select ${COLUMNS} from deposits where account_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [accountId, before, limit],
    );
    return rows.map(depositOf);
  }

  async unscopedLock(tx: Tx, id: string): Promise<Deposit> {
    const found = orNull(await tx.query<DepositRow>(`select ${COLUMNS} from deposits where id = $1 for update`, [id]));
    if (found === null) throw new Error('a deposit is gone');
    return found;
  }

  async refuse(tx: Tx, { id }: Deposit): Promise<void> {
    await tx.query(`update deposits set status = 'refused' where id = $1 and status = 'pending_payment'`, [id]);
  }

  async takeBack(tx: Tx, { id }: Deposit): Promise<void> {
    await tx.query(`update deposits set status = 'returned' where id = $1 and status = 'received'`, [id]);
  }

  /** What the wallet gave when a bank took it back last. */
  async takenBackOf(tx: Tx, { id, accountId, amount }: Deposit): Promise<Money> {
    const [row] = await tx.query<{ minor: string }>(
      `select (-amount_minor)::text as minor from wallet_entries
       where account_id = $1 and (about = $2 or starts_with(about, $2 || ':')) order by id desc limit 1`,
      [accountId, `deposit-return:${id}`],
    );
    return money(BigInt(row?.minor ?? 0), amount.currency);
  }

  /** It came again. */
  async reinstate(tx: Tx, { id }: Deposit): Promise<void> {
    await tx.query(`update deposits set status = 'received' where id = $1 and status = 'returned'`, [id]);
  }

  async receive(tx: Tx, { id }: Deposit, receipt: ReceiptContent): Promise<void> {
    await tx.query(
      `update deposits set status = 'received', number = $2, receipt = $3, received_at = $4 where id = $1`,
      [id, receipt.number, JSON.stringify(receipt), toDate(tx.now)],
    );
  }

  /** The last lock a transaction takes. Numbers rise with the days, whoever waited for whom. */
  async nextReceipt(tx: Tx, series: string, today: LocalDate): Promise<{ number: string; issueDate: LocalDate }> {
    const [row] = await tx.query<{ sequence: number; issueDate: LocalDate }>(NUMBER, [series, today]);
    if (!row) throw new Error(`series ${series} gave no number`);
    return { number: receiptNumber(series, row.sequence), issueDate: row.issueDate };
  }
}

function orNull([row]: DepositRow[]): Deposit | null {
  return row ? depositOf(row) : null;
}

function depositOf({ currency, amountMinor, ...rest }: DepositRow): Deposit {
  return { ...rest, amount: money(amountMinor, currency) };
}
