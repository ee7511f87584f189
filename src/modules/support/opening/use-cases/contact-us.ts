import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { type Language, textIn } from '../../../../kernel/texts.js';
import { MINUTE_MS } from '../../../../kernel/time/instant.js';
import type { BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { networkOf } from '../../../../platform/dns/ip-address.js';
import { platformProblems, Throttle } from '../../../../platform/http/index.js';
import { OpenTicket, type TicketEntity, type Topic, TOPICS } from '../../tickets/index.js';

interface ContactMessage {
  topic: Topic;
  /** What the visitor says; nobody proved it, and nobody looks whether it is known. */
  email: string;
  name: string;
  text: string;
  language: Language;
}

/** A person writes a few times; a whole office may sit behind one network. */
const PER_NETWORK = { quota: 30, windowMs: 10 * MINUTE_MS };

/**
 * Makes a ticket of what a visitor writes. It is the installation's own, whoever has the address: the answer and
 * the work behind it are the same for known and unknown ones, and a stranger never writes into an account.
 */
@Injectable()
export class ContactUs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly throttle: Throttle,
    private readonly openTicket: OpenTicket,
  ) {}

  async run(message: ContactMessage, ip: string, keep: BeforeCommit<TicketEntity>): Promise<TicketEntity> {
    await this.requirePatience(ip);
    const { topic, email, name, text, language } = message;
    return this.unitOfWork.runAsWorker(async (tx) => {
      const { ticket } = await this.openTicket.openIn(tx, {
        ...{ accountId: SYSTEM_ACCOUNT_ID, topic, text, language, channel: 'contact' },
        subject: `${textIn(TOPICS[topic].title, language)}: ${name}`,
        openedBy: { type: 'user', id: null, label: name },
        mail: { sender: email, receiptAt: null },
      });
      await keep(tx, ticket);
      return ticket;
    });
  }

  private async requirePatience(ip: string): Promise<void> {
    const { allowed, resetMs } = await this.throttle.take(`contact-network:${networkOf(ip)}`, PER_NETWORK);
    if (allowed) return;
    throw platformProblems.rate_limited({ headers: { 'retry-after': String(Math.max(1, Math.ceil(resetMs / 1000))) } });
  }
}
