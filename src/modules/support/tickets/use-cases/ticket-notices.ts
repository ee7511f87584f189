import { Injectable } from '@nestjs/common';
import { isUuid, parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { Language } from '../../../../kernel/texts.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { TokenSigner } from '../../../../platform/crypto/token-signer.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { TicketsRepository } from '../data/tickets.repository.js';
import { RateTicket } from './rate-ticket.js';
import { ReadHistory, type ResentInvoice } from './read-history.query.js';

const PURPOSE = 'ticket-rating';
/** Who has not said by then what he thought will not say it. */
const ASKED_FOR_MS = 30 * DAY_MS;

/** What the mail about a solution says, and the token of its question. */
export interface TicketSolution {
  number: number;
  subject: string;
  language: Language;
  /** Who asked, if it was a person. */
  openedByUserId: string | null;
  senderEmail: string | null;
  ratingToken: string;
}

/** What mails about tickets tell, and what their links do. */
@Injectable()
export class TicketNotices {
  constructor(
    private readonly tickets: TicketsRepository,
    private readonly history: ReadHistory,
    private readonly rating: RateTicket,
    private readonly signer: TokenSigner,
    private readonly clock: Clock,
  ) {}

  /** Null when the ticket was opened again since, or is not there. */
  async solutionIn(tx: Tx, accountId: string, ticketId: string, solvedAt: Instant): Promise<TicketSolution | null> {
    const ticket = await this.tickets.find(tx, accountScope(accountId), ticketId);
    if (ticket?.solvedAt !== solvedAt) return null;
    const { number, subject, language, openedById, senderEmail } = ticket;
    const openedByUserId = openedById === null ? null : parseWireId(WIRE_PREFIXES.user, openedById);
    const ratingToken = this.signer.sign(PURPOSE, `${accountId}~${ticketId}~${solvedAt}`);
    return { number, subject, language, openedByUserId, senderEmail, ratingToken };
  }

  /** 404 when the token is none of ours, 410 when its time is over. */
  async rateByLink(token: string, wanted: { score: number; comment: string | null }): Promise<void> {
    const [accountId = '', ticketId = '', at = ''] = (this.signer.verify(PURPOSE, token) ?? '').split('~');
    if (!isUuid(accountId) || !isUuid(ticketId)) throw platformProblems.not_found();
    const solvedAt = Number(at) as Instant;
    if (this.clock.now() >= addMs(solvedAt, ASKED_FOR_MS)) throw platformProblems.gone();
    await this.rating.byLink(accountScope(accountId), ticketId, { ...wanted, solvedAt });
  }

  resentInvoiceIn(tx: Tx, accountId: string, entryId: string): Promise<ResentInvoice | null> {
    return this.history.resentInvoiceIn(tx, accountScope(accountId), entryId);
  }
}
