import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { SignInFacade } from '../../accounts/index.js';
import { SupportFacade } from '../../support/index.js';
import { OWED, type StaffMailName } from '../rules/staff-mails.table.js';
import { SendNotification } from '../use-cases/send-notification.js';

/** Whose ticket it is reads it, or the whole team while it is nobody's; also the moment before a promise is broken. */
@Injectable()
export class TellStaffWhenTicketIsLate implements EventConsumer<'ticket.clock_alerted.v1'> {
  readonly name = 'tell-staff-when-ticket-is-late';
  readonly event = 'ticket.clock_alerted.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly signIn: SignInFacade,
    private readonly support: SupportFacade,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'ticket.clock_alerted.v1'>, tx: Tx): Promise<void> {
    const { ticketId, clock, stage, dueAt } = payload;
    const alert = await this.support.alerts.ofIn(tx, accountId, payload);
    if (alert === null) return;
    const name: StaffMailName = stage === 'warning' ? 'ticket-due-soon' : 'ticket-overdue';
    for (const staffId of alert.staffIds) {
      const contact = await this.signIn.staff.contactOf(staffId);
      if (contact === null) continue;
      const { email: to, locale } = contact;
      const { number, subject } = alert;
      const values = { number: String(number), subject, owed: OWED[clock][locale], due: readable(dueAt) };
      const dedupe = `${ticketId}:${clock}:${dueAt}:${staffId}`;
      await this.notification.sendIn(tx, { name, dedupe, to, locale, facts: { values } });
    }
  }
}

function readable(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}
