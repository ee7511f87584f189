import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { type Caller, callerScope, type ResourceLocator, type StaffCaller } from '../../../../platform/http/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { queuesOfPerson, queuesOfProgram, queuesOfStaff, type VisibleQueues } from '../rules/who-sees.js';
import { presentStaffTicket } from './tickets.presenter.js';
import { ReadTickets } from '../use-cases/read-tickets.query.js';

/** What somebody of an account may see of its tickets. */
export function queuesOfCustomer(caller: Caller): VisibleQueues {
  switch (caller.kind) {
    case 'user':
      return queuesOfPerson(caller.role);
    case 'key':
      return queuesOfProgram(caller.scopes);
    case 'staff':
      return [];
  }
}

@Injectable()
export class TicketLocator implements ResourceLocator {
  constructor(private readonly tickets: ReadTickets) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.ticket, parameters['id'] ?? '');
    if (!caller || !id) return null;
    return versionOf(await this.tickets.find(callerScope(caller), id, queuesOfCustomer(caller)));
  }
}

@Injectable()
export class StaffTicketLocator implements ResourceLocator {
  constructor(
    private readonly tickets: ReadTickets,
    private readonly clock: Clock,
  ) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.ticket, parameters['id'] ?? '');
    if (!caller || !id) return null;
    const ticket = await this.tickets.unscopedFind(id, queuesOfStaff((caller as StaffCaller).roles));
    // The same that GET shows, so that its tag is the one to match.
    return ticket && presentStaffTicket(ticket, this.clock.now());
  }
}

function versionOf(ticket: TicketEntity | null): object | null {
  return ticket === null ? null : { version: ticket.version };
}
