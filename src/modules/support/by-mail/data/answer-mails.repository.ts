import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { DeliveryStatus } from '../../tickets/index.js';
import type { TicketMailId } from '../rules/signed-ids.js';

/** How the mail with a message of a ticket fared. */
export interface AnswerMail extends TicketMailId {
  accountId: string;
  mailId: string;
  status: DeliveryStatus;
  reason: string | null;
}

const COLUMNS = `message_id as "messageId", account_id as "accountId", ticket_id as "ticketId", mail_id as "mailId",
  status, reason`;

/** The mails that carried messages of tickets to customers. */
@Injectable()
export class AnswerMailsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(tx: Tx, mail: AnswerMail): Promise<void> {
    await tx.query(
      `insert into ticket_message_mails (message_id, account_id, ticket_id, mail_id, status, reason, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (message_id) do nothing`,
      [mail.messageId, mail.accountId, mail.ticketId, mail.mailId, mail.status, mail.reason, toDate(tx.now)],
    );
  }

  /** Of these mails of ours, the ones that carried messages. */
  unscopedByMails(mailIds: readonly string[]): Promise<AnswerMail[]> {
    return this.unitOfWork.readAsWorker<AnswerMail>(
      `select ${COLUMNS} from ticket_message_mails where mail_id = any ($1::uuid[])`,
      [mailIds],
    );
  }

  async unscopedFindForUpdate(tx: Tx, messageId: string): Promise<AnswerMail | null> {
    const rows = await tx.query<AnswerMail>(
      `select ${COLUMNS} from ticket_message_mails where message_id = $1 for update`,
      [messageId],
    );
    return rows[0] ?? null;
  }

  async update(
    tx: Tx,
    { messageId }: AnswerMail,
    change: { status: DeliveryStatus; reason: string | null; at: Instant },
  ): Promise<void> {
    await tx.query('update ticket_message_mails set status = $2, reason = $3, updated_at = $4 where message_id = $1', [
      messageId,
      change.status,
      change.reason,
      toDate(change.at),
    ]);
  }

  async statuses(tx: Tx, scope: AccountScope, messageIds: readonly string[]): Promise<Map<string, DeliveryStatus>> {
    const rows = await tx.query<{ id: string; status: DeliveryStatus }>(
      'select message_id as id, status from ticket_message_mails where account_id = $1 and message_id = any ($2::uuid[])',
      [scope.accountId, messageIds],
    );
    return new Map(rows.map(({ id, status }) => [id, status]));
  }
}
