import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../kernel/ids.js';
import { type Instant, toDate } from '../../../kernel/time/instant.js';
import { accountScope, type AccountScope, type Tx } from '../../../platform/database/tx.js';
import type { ErasurePart, LeavingPerson } from '../../accounts/index.js';
import { AccountMail } from '../../spool/index.js';
import { parseAddress } from '../addresses/index.js';

const SYSTEM = accountScope(SYSTEM_ACCOUNT_ID);
const MAILS = 100;

/** Mails that the installation wrote about an account. They belong to the installation, so they are found by their note of it. */
@Injectable()
export class SystemMailsPart implements ErasurePart {
  readonly name = 'sending.system-mails';
  readonly tables = ['system_mails'];
  readonly stage = 'copies';

  constructor(private readonly mail: AccountMail) {}

  async eraseIn(tx: Tx, scope: AccountScope): Promise<number> {
    const notes = await tx.query<{ message_id: string }>(
      `delete from system_mails where dedupe = any (array(
         select dedupe from system_mails where account_id = $1 limit ${MAILS})) returning message_id`,
      [scope.accountId],
    );
    const messageIds = notes.map((note) => note.message_id);
    return notes.length === 0 ? 0 : notes.length + (await this.mail.eraseMessagesIn(tx, SYSTEM, messageIds));
  }

  async countLeftIn(tx: Tx, scope: AccountScope): Promise<number> {
    const rows = await tx.query<{ n: number }>('select count(*)::int as n from system_mails where account_id = $1', [
      scope.accountId,
    ]);
    return rows[0]!.n;
  }

  /** Of the mails about the account, those that went to this person. */
  async erasePersonIn(tx: Tx, scope: AccountScope, { email, removedAt }: LeavingPerson): Promise<void> {
    await this.eraseReaderIn(tx, scope, { email, until: removedAt, kind: '' });
  }

  /** Those whose note begins with `kind`; answers how many mails. */
  async eraseReaderIn(
    tx: Tx,
    scope: AccountScope,
    { email, until, kind }: { email: string; until: Instant; kind: string },
  ): Promise<number> {
    const key = parseAddress(email)?.key;
    if (key === undefined) return 0;
    const notes = await tx.query<{ message_id: string }>(
      `delete from system_mails s where s.account_id = $1 and s.created_at <= $4 and starts_with(s.dedupe, $5) and exists (
         select from deliveries d where d.message_id = s.message_id and d.account_id = $2 and d.recipient_key = $3) returning s.message_id`,
      [scope.accountId, SYSTEM_ACCOUNT_ID, key, toDate(until), kind],
    );
    await this.mail.eraseMessagesIn(
      tx,
      SYSTEM,
      notes.map((note) => note.message_id),
    );
    return notes.length;
  }
}
