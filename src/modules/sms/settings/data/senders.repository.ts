import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { type ApprovedSender, senderKey } from '../../country-rules/index.js';

export const SENDER_STATES = ['pending', 'approved', 'refused'] as const;
export type SenderStatus = (typeof SENDER_STATES)[number];

export interface SmsSender {
  id: string;
  accountId: string;
  /** As it is shown; a number with its plus. */
  sender: string;
  /** Where it may be shown; none: everywhere. */
  countries: string[];
  note: string | null;
  status: SenderStatus;
  /** Why it was refused. */
  reason: string | null;
  decidedAt: Instant | null;
  version: number;
  createdAt: Instant;
}

const COLUMNS = `id, account_id as "accountId", sender, countries, note, status, reason, decided_at as "decidedAt", version,
  created_at as "createdAt"`;

@Injectable()
export class SmsSendersRepository {
  /** Null: the account has it already. */
  async insert(
    tx: Tx,
    { accountId }: AccountScope,
    wanted: Pick<SmsSender, 'sender' | 'countries' | 'note'>,
  ): Promise<SmsSender | null> {
    const [row] = await tx.query<SmsSender>(
      `insert into sms_senders (id, account_id, sender, sender_key, countries, note, status, version, created_at)
       values ($1, $2, $3, $4, $5, $6, 'pending', 1, $7) on conflict (account_id, sender_key) do nothing returning ${COLUMNS}`,
      [
        newId(tx.now),
        accountId,
        wanted.sender,
        senderKey(wanted.sender),
        wanted.countries,
        wanted.note,
        toDate(tx.now),
      ],
    );
    return row ?? null;
  }

  page(tx: Tx, { accountId }: AccountScope, limit: number, before: string | null): Promise<SmsSender[]> {
    return tx.query<SmsSender>(
      `select ${COLUMNS} from sms_senders where account_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [accountId, before, limit],
    );
  }

  async find(tx: Tx, { accountId }: AccountScope, id: string): Promise<SmsSender | null> {
    const sql = `select ${COLUMNS} from sms_senders where account_id = $1 and id = $2`;
    return (await tx.query<SmsSender>(sql, [accountId, id]))[0] ?? null;
  }

  async delete(tx: Tx, { accountId }: AccountScope, id: string): Promise<SmsSender | null> {
    const sql = `delete from sms_senders where account_id = $1 and id = $2 returning ${COLUMNS}`;
    return (await tx.query<SmsSender>(sql, [accountId, id]))[0] ?? null;
  }

  async approved(tx: Tx, { accountId }: AccountScope): Promise<ApprovedSender[]> {
    return tx.query<ApprovedSender>(
      `select sender_key as key, countries from sms_senders where account_id = $1 and status = 'approved'`,
      [accountId],
    );
  }

  unscopedPage(tx: Tx, status: SenderStatus | null, limit: number, before: string | null): Promise<SmsSender[]> {
    return tx.query<SmsSender>(
      `select ${COLUMNS} from sms_senders where ($1::text is null or status = $1) and ($2::uuid is null or id < $2)
        order by id desc limit $3`,
      [status, before, limit],
    );
  }

  async unscopedFind(tx: Tx, id: string): Promise<SmsSender | null> {
    return (await tx.query<SmsSender>(`select ${COLUMNS} from sms_senders where id = $1`, [id]))[0] ?? null;
  }

  async unscopedDecide(
    tx: Tx,
    id: string,
    { status, reason, countries }: Pick<SmsSender, 'status' | 'reason'> & { countries: string[] | null },
  ): Promise<SmsSender> {
    const [row] = await tx.query<SmsSender>(
      `update sms_senders set status = $2, reason = $3, countries = coalesce($4, countries), decided_at = $5, version = version + 1
        where id = $1 returning ${COLUMNS}`,
      [id, status, reason, countries, toDate(tx.now)],
    );
    return row!;
  }

  /** Whose number or short code that is; null when nobody's alone. */
  async unscopedOwnerOf(tx: Tx, address: string): Promise<string | null> {
    const rows = await tx.query<{ accountId: string }>(
      `select distinct account_id as "accountId" from sms_senders
        where sender_key = $1 and status = 'approved' and sender_key ~ '^[0-9]+$' limit 2`,
      [senderKey(address)],
    );
    return rows.length === 1 ? rows[0]!.accountId : null;
  }
}
