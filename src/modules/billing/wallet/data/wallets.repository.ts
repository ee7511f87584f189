import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { type Currency, type Money, money } from '../../../../kernel/money.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { WalletEntry, WalletEntryType } from '../rules/wallet-entry.js';

export interface Movement {
  accountId: string;
  /** Positive when money comes in. */
  amount: Money;
  type: WalletEntryType;
  /** What happened, named once for all: `deposit:<id>`. */
  about: string;
}

interface EntryRow {
  id: string;
  sequence: number;
  type: WalletEntryType;
  amountMinor: number;
  balanceMinor: number;
  at: Instant;
}

const OPEN = `insert into wallets (account_id, currency, balance_minor, entries) values ($1, $2, 0, 0)
  on conflict do nothing`;
const MOVE = `with moved as (
    update wallets set balance_minor = balance_minor + $3, entries = entries + 1
    where account_id = $1 and currency = $2 and balance_minor + $3 >= 0
    returning balance_minor, entries)
  insert into wallet_entries (id, account_id, currency, sequence, type, amount_minor, balance_minor, about, at)
  select $4, $1, $2, entries, $5, $3::bigint, balance_minor, $6, $7 from moved returning sequence`;
const PAGE = `select id, sequence, type, amount_minor as "amountMinor", balance_minor as "balanceMinor", at
  from wallet_entries where account_id = $1 and currency = $2 and sequence < $3 order by sequence desc limit $4`;

/** Written as a worker; a customer only reads. */
@Injectable()
export class WalletsRepository {
  /** False, and nothing has changed, when the wallet holds too little. */
  async move(tx: Tx, { accountId, amount, type, about }: Movement): Promise<boolean> {
    const { currency, minor } = amount;
    if (minor > 0n) await tx.query(OPEN, [accountId, currency]);
    const values = [accountId, currency, minor.toString(), newId(tx.now), type, about, toDate(tx.now)];
    return (await tx.query(MOVE, values)).length === 1;
  }

  /** What an account holds, by currency; locked until the transaction ends. */
  async lockBalances(tx: Tx, { accountId }: AccountScope): Promise<Money[]> {
    const rows = await tx.query<{ currency: Currency; minor: number }>(
      `select currency, balance_minor as minor from wallets where account_id = $1 and balance_minor > 0
        order by currency for update`,
      [accountId],
    );
    return rows.map(({ currency, minor }) => money(minor, currency));
  }

  async balance(tx: Tx, { accountId }: AccountScope, currency: Currency): Promise<Money> {
    const [row] = await tx.query<{ minor: number }>(
      'select balance_minor as minor from wallets where account_id = $1 and currency = $2',
      [accountId, currency],
    );
    return money(row?.minor ?? 0, currency);
  }

  /** Newest first, at most `limit`, older than entry `before`. */
  async page(
    tx: Tx,
    { accountId }: AccountScope,
    currency: Currency,
    { limit, before }: { limit: number; before: number | null },
  ): Promise<WalletEntry[]> {
    const rows = await tx.query<EntryRow>(PAGE, [accountId, currency, before ?? Number.MAX_SAFE_INTEGER, limit]);
    return rows.map(({ amountMinor, balanceMinor, ...entry }) => ({
      ...entry,
      amount: money(amountMinor, currency),
      balance: money(balanceMinor, currency),
    }));
  }
}
