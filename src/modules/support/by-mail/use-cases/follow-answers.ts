import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { LiveSupport } from '../../live/index.js';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type DeliveryStatus, MessageDeliveries } from '../../tickets/index.js';
import { type AnswerMail, AnswerMailsRepository } from '../data/answer-mails.repository.js';
import { statusAfter, statusOfEvent } from '../rules/delivery-status.js';
import type { TicketMailId } from '../rules/signed-ids.js';

/** Something that happened to one of the installation's own mails. */
export interface MailNews {
  mailId: string;
  type: string;
  at: Instant;
  reason: string | null;
}

/** Knows which mail carried which message of a ticket, and how it fared. */
@Injectable()
export class FollowAnswers implements OnModuleInit {
  constructor(
    private readonly mails: AnswerMailsRepository,
    private readonly deliveries: MessageDeliveries,
    private readonly live: LiveSupport,
  ) {}

  onModuleInit(): void {
    this.deliveries.register((tx, scope, ids) => this.mails.statuses(tx, scope, ids));
  }

  async mailedIn(tx: Tx, mail: TicketMailId & { accountId: string; mailId: string }): Promise<void> {
    await this.mails.insert(tx, { ...mail, status: 'queued', reason: null });
  }

  /** Of these mails, the ones that carried messages. Asked before the transaction that marks them. */
  async concerned(news: readonly MailNews[]): Promise<(MailNews & { messageId: string })[]> {
    const telling = news.filter(({ type }) => statusOfEvent(type) !== null);
    if (telling.length === 0) return [];
    const found = await this.mails.unscopedByMails([...new Set(telling.map(({ mailId }) => mailId))]);
    const messages = new Map(found.map(({ mailId, messageId }) => [mailId, messageId]));
    return telling.flatMap((one) => {
      const messageId = messages.get(one.mailId);
      return messageId === undefined ? [] : [{ ...one, messageId }];
    });
  }

  async markIn(tx: Tx, news: readonly (MailNews & { messageId: string })[]): Promise<void> {
    for (const { messageId, type, at, reason } of news) {
      const mail = await this.mails.unscopedFindForUpdate(tx, messageId);
      if (mail) await this.changeIn(tx, mail, { told: statusOfEvent(type)!, at, reason });
    }
  }

  /** A report came to the support address itself; answers what it is about. */
  async returnedIn(tx: Tx, { messageId }: TicketMailId): Promise<{ accountId?: string; ticketId?: string }> {
    const mail = await this.mails.unscopedFindForUpdate(tx, messageId);
    if (!mail) return {};
    await this.changeIn(tx, mail, { told: 'bounced', at: tx.now, reason: 'returned' });
    return { accountId: mail.accountId, ticketId: mail.ticketId };
  }

  private async changeIn(
    tx: Tx,
    mail: AnswerMail,
    { told, at, reason }: { told: DeliveryStatus; at: Instant; reason: string | null },
  ): Promise<void> {
    const status = statusAfter(mail.status, told);
    if (status === mail.status) return;
    await this.mails.update(tx, mail, { status, reason, at });
    const ids = {
      ticketId: wireId(WIRE_PREFIXES.ticket, mail.ticketId),
      messageId: wireId(WIRE_PREFIXES.ticketMessage, mail.messageId),
    };
    await this.live.publishIn(tx, { accountId: mail.accountId, forStaff: true, kind: 'ticket.changed', ids });
  }
}
