import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { BeforeCommit } from '../../../../platform/database/tx.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { AccountsFacade } from '../../../accounts/index.js';
import type { NewFile } from '../../attachments/index.js';
import { WriteByMacro } from '../../macros/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { DEPARTMENT } from '../rules/ticket.js';
import { type AnsweredWithFiles, AnswerTicket } from './answer-ticket.js';
import type { StaffAct } from './staff-work.js';

/** One of both: the agent's own words, or a macro's. */
export interface WantedReply {
  text?: string | undefined;
  macroId?: string | undefined;
  files: readonly NewFile[];
  internal: boolean;
}

/** Answers or notes, in the agent's words or a macro's. */
@Injectable()
export class ReplyToTicket {
  constructor(
    private readonly answer: AnswerTicket,
    private readonly macros: WriteByMacro,
    private readonly accounts: AccountsFacade,
  ) {}

  async run(
    ticket: TicketEntity,
    wanted: WantedReply,
    act: StaffAct,
    keep: BeforeCommit<AnsweredWithFiles>,
  ): Promise<AnsweredWithFiles> {
    const text = await this.textOf(ticket, wanted);
    return this.answer.asStaff(ticket, { text, internal: wanted.internal, files: wanted.files }, act, keep);
  }

  private async textOf(ticket: TicketEntity, { text, macroId }: WantedReply): Promise<string> {
    if (text === undefined && macroId === undefined) {
      throw bodyProblem([{ field: 'text', code: 'required', message: '' }]);
    }
    if (macroId === undefined) return text!;
    if (text !== undefined) throw bodyProblem([{ field: 'macroId', code: 'not_with_text', message: '' }]);
    return this.macros.text(parseWireId(WIRE_PREFIXES.ticketMacro, macroId), ticket.language, {
      customer: await this.customerOf(ticket),
      number: String(ticket.number),
      subject: ticket.subject,
      agent: DEPARTMENT,
    });
  }

  private async customerOf({ openedById, accountId, senderEmail }: TicketEntity): Promise<string> {
    const userId = openedById === null ? null : parseWireId(WIRE_PREFIXES.user, openedById);
    const person = userId === null ? null : await this.accounts.userContact(userId);
    return person?.username ?? (await this.accounts.ownerContact(accountId))?.username ?? senderEmail ?? '';
  }
}
