import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../../../../platform/http/index.js';
import { LiveSupport } from '../../live/index.js';
import { TicketsRepository } from '../data/tickets.repository.js';
import type { Queue } from '../rules/ticket.js';
import { queuesOfPerson, queuesOfProgram, queuesOfStaff, sees, type VisibleQueues } from '../rules/who-sees.js';

/** The live streams tell of a ticket only who may read it. */
@Injectable()
export class SayWhoHears implements OnModuleInit {
  constructor(
    private readonly live: LiveSupport,
    private readonly tickets: TicketsRepository,
  ) {}

  onModuleInit(): void {
    this.live.registerTickets({
      queueOfTicket: (tx, ticketId) => this.tickets.queueOf(tx, ticketId),
      mayHear: (caller, queue) => sees(queuesOf(caller), queue as Queue),
    });
  }
}

function queuesOf(caller: Caller): VisibleQueues {
  switch (caller.kind) {
    case 'user':
      return queuesOfPerson(caller.role);
    case 'key':
      return queuesOfProgram(caller.scopes);
    case 'staff':
      return queuesOfStaff(caller.roles);
  }
}
