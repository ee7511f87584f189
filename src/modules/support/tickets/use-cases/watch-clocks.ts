import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import type { Actor } from '../../../accounts/index.js';
import { SupportCalendar } from '../../calendar/index.js';
import { LiveSupport } from '../../live/index.js';
import { lookAtClocks, type SlaAlert } from '../../sla/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { WatchedTicketsRepository } from '../data/watched-tickets.repository.js';
import { ChangeTicket } from './change-ticket.js';

const BATCH = 100;
const NOBODY: Actor = { type: 'system', id: null };

@Injectable()
export class ClockNews {
  constructor(
    readonly changes: ChangeTicket,
    readonly live: LiveSupport,
    readonly calendar: SupportCalendar,
    readonly outbox: Outbox,
  ) {}
}

/** Looks at the clocks when one of them is about to say something: a warning before, and that a promise is broken. */
@Injectable()
export class WatchClocks implements DueSource, OnModuleInit {
  readonly name = 'watch-ticket-clocks';
  readonly rank = RANK.accounts;

  constructor(
    private readonly dueSources: DueSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: WatchedTicketsRepository,
    private readonly news: ClockNews,
  ) {}

  onModuleInit(): void {
    this.dueSources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.tickets.unscopedFirstLook();
  }

  async runDue(at: Instant): Promise<void> {
    for (let looked = BATCH; looked === BATCH;) {
      looked = await this.unitOfWork.runAsWorker(async (tx) => {
        const due = await this.tickets.unscopedToLookAt(tx, at, BATCH);
        for (const ticket of due) await this.lookIn(tx, ticket);
        return due.length;
      });
    }
  }

  private async lookIn(tx: Tx, ticket: TicketEntity): Promise<void> {
    const { sla } = ticket;
    if (sla === null) return this.tickets.setClocks(tx, ticket, { sla, slaLookAt: null, breached: false });
    const look = lookAtClocks(sla, sla.told, this.news.calendar.office, tx.now);
    const { told, lookAt: slaLookAt, breached } = look;
    const turned = breached !== ticket.breached;
    await this.tickets.setClocks(tx, ticket, { sla: { ...sla, told }, slaLookAt, breached });
    await this.news.changes.rememberIn(tx, ticket, NOBODY, look.alerts.map(happeningOf));
    for (const alert of look.alerts) await this.announceIn(tx, ticket, alert);
    if (turned || look.alerts.length > 0) await this.tellIn(tx, ticket);
  }

  private announceIn(
    tx: Tx,
    { id: ticketId, accountId }: TicketEntity,
    { clock, stage, dueAt }: SlaAlert,
  ): Promise<void> {
    const payload = { ticketId, clock, stage, dueAt: toIso(dueAt) };
    return this.news.outbox.publish(tx, 'ticket.clock_alerted.v1', { accountId, aggregateId: ticketId, payload });
  }

  private tellIn(tx: Tx, ticket: TicketEntity): Promise<void> {
    const ids = { ticketId: wireId(WIRE_PREFIXES.ticket, ticket.id) };
    return this.news.live.publishIn(tx, {
      accountId: null,
      forStaff: true,
      kind: 'ticket.sla',
      ids,
      queue: ticket.queue,
    });
  }
}

function happeningOf({ clock, stage, dueAt }: SlaAlert): Parameters<ChangeTicket['rememberIn']>[3][number] {
  return { kind: stage === 'warning' ? 'sla_warning' : 'sla_breached', changes: { clock, dueAt: toIso(dueAt) } };
}
