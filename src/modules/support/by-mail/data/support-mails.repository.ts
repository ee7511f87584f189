import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { MailVerdictName } from '../rules/judge-mail.js';

/** An article that was offered in an answer. */
export interface OfferedArticle {
  slug: string;
  title: string;
  lang: string;
}

/** What became of one mail; it has the id of the raw mail. */
export interface SupportMail {
  id: string;
  accountId: string;
  ticketId: string | null;
  /** The message of the ticket that it became. */
  messageId: string | null;
  verdict: MailVerdictName;
  senderEmail: string | null;
  /** What makes it the same mail when it comes again. */
  mailKey: string;
  messageIdHeader: string | null;
  subject: string;
  language: Language;
  /** What staff should know before they believe it. */
  flags: string[];
  suggestions: OfferedArticle[] | null;
  /** When it was decided that its sender hears of it by a program. */
  answeredAt: Instant | null;
  receivedAt: Instant;
}

export interface SupportMailFilter {
  verdict?: MailVerdictName;
  ticketId?: string;
}

const COLUMNS = `id, account_id as "accountId", ticket_id as "ticketId", message_id as "messageId", verdict,
  sender_email as "senderEmail", mail_key as "mailKey", message_id_header as "messageIdHeader", subject, language, flags,
  suggestions, answered_at as "answeredAt", received_at as "receivedAt"`;

@Injectable()
export class SupportMailsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Until the transaction ends, mail from one address is taken one after the other. */
  async lockSender(tx: Tx, sender: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('support_mail_sender:' || $1, 0))`, [sender]);
  }

  async isKnown(tx: Tx, mailKey: string): Promise<boolean> {
    const rows = await tx.query(`select 1 from support_mails where mail_key = $1 and verdict <> 'duplicate'`, [
      mailKey,
    ]);
    return rows.length > 0;
  }

  /** How many mails came from an address since, and how many of them were answered by a program. */
  async countSince(tx: Tx, sender: string, since: Instant): Promise<{ mails: number; answered: number }> {
    const rows = await tx.query<{ mails: number; answered: number }>(
      `select count(*)::int as mails, (count(*) filter (where answered_at is not null))::int as answered
         from support_mails where sender_email = $1 and received_at > $2`,
      [sender, toDate(since)],
    );
    return rows[0]!;
  }

  async insert(tx: Tx, mail: SupportMail): Promise<void> {
    await tx.query(
      `insert into support_mails (id, account_id, ticket_id, message_id, verdict, sender_email, mail_key,
         message_id_header, subject, language, flags, suggestions, answered_at, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (id) do nothing`,
      [
        ...[mail.id, mail.accountId, mail.ticketId, mail.messageId, mail.verdict, mail.senderEmail, mail.mailKey],
        ...[mail.messageIdHeader, mail.subject, mail.language, mail.flags],
        mail.suggestions === null ? null : JSON.stringify(mail.suggestions),
        mail.answeredAt === null ? null : toDate(mail.answeredAt),
        toDate(mail.receivedAt),
      ],
    );
  }

  /** Tickets that mails with these ids went into, in the order of the ids. */
  async unscopedTicketsOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ ticketId: string }>(
      `select m.ticket_id as "ticketId" from unnest($1::text[]) with ordinality wanted (header, place)
         join support_mails m on m.message_id_header = wanted.header and m.ticket_id is not null
         and m.verdict in ('reply', 'ticket') order by wanted.place, m.id desc`,
      [ids],
    );
    return rows.map(({ ticketId }) => ticketId);
  }

  /** What the customer's own mail program calls his mails in a ticket, the last one first. */
  async lastHeaders(tx: Tx, ticketId: string, limit: number): Promise<string[]> {
    const rows = await tx.query<{ header: string }>(
      `select message_id_header as header from support_mails where ticket_id = $1 and message_id_header is not null
         and verdict in ('reply', 'ticket') order by id desc limit $2`,
      [ticketId, limit],
    );
    return rows.map(({ header }) => header);
  }

  async unscopedFindIn(tx: Tx, id: string): Promise<SupportMail | null> {
    return (await tx.query<SupportMail>(`select ${COLUMNS} from support_mails where id = $1`, [id]))[0] ?? null;
  }

  async unscopedFind(id: string): Promise<SupportMail | null> {
    const rows = await this.unitOfWork.readAsWorker<SupportMail>(`select ${COLUMNS} from support_mails where id = $1`, [
      id,
    ]);
    return rows[0] ?? null;
  }

  /** Newest first, older than `before`. */
  unscopedPage({ verdict, ticketId }: SupportMailFilter, before: string | null, limit: number): Promise<SupportMail[]> {
    const conditions = [
      '($1::uuid is null or id < $1)',
      ...(verdict === undefined ? [] : ['verdict = $3']),
      ...(ticketId === undefined ? [] : [`ticket_id = $${verdict === undefined ? 3 : 4}`]),
    ];
    const values = [before, limit, ...[verdict, ticketId].filter((value) => value !== undefined)];
    return this.unitOfWork.readAsWorker<SupportMail>(
      `select ${COLUMNS} from support_mails where ${conditions.join(' and ')} order by id desc limit $2`,
      values,
    );
  }
}
