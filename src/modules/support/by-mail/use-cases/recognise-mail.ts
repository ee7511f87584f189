import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Contact } from '../../../accounts/index.js';
import { LookUpTicket, queuesOfPerson, sees, type TicketFacts } from '../../tickets/index.js';
import type { ReadMail } from '../adapters/read-mail.js';
import { SupportMailsRepository } from '../data/support-mails.repository.js';
import type { TicketMailId } from '../rules/signed-ids.js';
import { TicketMailIds } from './ticket-mail-ids.js';

/** What a mail says about what it answers. */
export interface Answering {
  /** The envelope's recipients. */
  to: readonly { detail: string | null }[];
  /** Ids of the mails it answers, the nearest first. */
  answers: readonly string[];
  /** Whether its domain says that the mail is none of its own. */
  disowned: boolean;
}

export interface Thread {
  ticket: TicketFacts;
  /** Whose message it is; null when the sender takes no part in it. */
  author: { person: Contact | null } | null;
}

/**
 * The ticket that a mail goes on with: by its reply address, then by the ids of our mails, then by the customer's own. The
 * first two are signed, so whoever has them got a mail of ours; the third everybody may know, so they count only of
 * somebody who takes part, and not in a mail that its domain disowns.
 */
@Injectable()
export class RecogniseMail {
  constructor(
    private readonly ids: TicketMailIds,
    private readonly mails: SupportMailsRepository,
    private readonly tickets: LookUpTicket,
  ) {}

  /** Whether we wrote it: it went in a circle. */
  isOurs({ messageId, headers }: ReadMail, address: string | null): boolean {
    const written = headers.some(({ name }) => name === 'x-posthorn-notification');
    const named = messageId !== null && this.ids.mailOf(messageId) !== null;
    return written || named || (address !== null && this.ids.isOurs(address));
  }

  /** The mail of ours that a report is about. */
  returnedBy(report: string | null): TicketMailId | null {
    return report === null ? null : this.ids.mailOf(report);
  }

  async threadOf(
    tx: Tx,
    mail: Answering,
    sender: { address: string | null; people: readonly Contact[] },
  ): Promise<Thread | null> {
    const addressed = mail.to.flatMap(({ detail }) => (detail === null ? [] : [detail]));
    const signed = mail.answers.flatMap((id) => this.ids.mailOf(id)?.ticketId ?? []);
    for (const id of new Set([...addressed, ...signed])) {
      const thread = await this.threadIn(tx, id, sender);
      if (thread) return thread;
    }
    if (mail.disowned || mail.answers.length === 0) return null;
    for (const id of new Set(await this.mails.unscopedTicketsOf(tx, mail.answers))) {
      const thread = await this.threadIn(tx, id, sender);
      if (thread?.author) return thread;
    }
    return null;
  }

  private async threadIn(
    tx: Tx,
    ticketId: string,
    { address, people }: { address: string | null; people: readonly Contact[] },
  ): Promise<Thread | null> {
    const ticket = await this.tickets.unscopedFindIn(tx, ticketId);
    if (!ticket) return null;
    if (ticket.accountId === SYSTEM_ACCOUNT_ID)
      return { ticket, author: address !== null && ticket.senderEmail === address ? { person: null } : null };
    const person = people.find(
      ({ accountId, role }) => accountId === ticket.accountId && sees(queuesOfPerson(role), ticket.queue),
    );
    return { ticket, author: person ? { person } : null };
  }
}
