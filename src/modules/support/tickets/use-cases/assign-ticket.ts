import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { SignInFacade } from '../../../accounts/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { TicketListsRepository } from '../data/ticket-lists.repository.js';
import { leastLoaded } from '../rules/least-loaded.js';
import { rolesOf } from '../rules/who-sees.js';
import { ChangeTicket } from './change-ticket.js';
import { type StaffAct, StaffWork } from './staff-work.js';

/** Somebody, nobody, or whoever has least to do. */
export type Assignee = { staffId: string } | 'nobody' | 'least_loaded';

/** Judged under the ticket's lock: throws when the caller saw another version. */
export type SeenBy = (ticket: TicketEntity) => void;

/** Makes a ticket somebody's who answers its queue. */
@Injectable()
export class AssignTicket {
  constructor(
    private readonly work: StaffWork,
    private readonly lists: TicketListsRepository,
    private readonly changes: ChangeTicket,
    private readonly signIn: SignInFacade,
  ) {}

  run(
    ticket: TicketEntity,
    wanted: { assignee: Assignee; seen: SeenBy },
    act: StaffAct,
    keep: BeforeCommit<TicketEntity>,
  ): Promise<TicketEntity> {
    const assign = async (tx: Tx, current: TicketEntity, actor: Parameters<ChangeTicket['in']>[3]) => {
      wanted.seen(current);
      const from = current.assigneeId;
      const assigneeId = await this.chosenIn(tx, current, wanted.assignee);
      if (assigneeId === from) return current;
      const changed = await this.changes.in(tx, current, { assigneeId }, actor);
      const assignee = { from: staffId(from), to: staffId(assigneeId) };
      await this.work.recordIn(tx, changed, 'ticket.assigned', actor, { assignee });
      return changed;
    };
    return this.work.on(ticket, act, assign, keep);
  }

  private async chosenIn(tx: Tx, ticket: TicketEntity, assignee: Assignee): Promise<string | null> {
    if (assignee === 'nobody') return null;
    const able = await this.signIn.staff.withAnyRoleIn(tx, [...rolesOf(ticket.queue), 'operator']);
    if (assignee !== 'least_loaded') {
      if (able.includes(assignee.staffId)) return assignee.staffId;
      throw bodyProblem([{ field: 'assignee', code: 'reference_not_found', message: '' }]);
    }
    const team = await this.signIn.staff.withAnyRoleIn(tx, rolesOf(ticket.queue));
    const candidates = team.length > 0 ? team : able;
    return leastLoaded(candidates, await this.lists.unscopedLoads(tx, candidates));
  }
}

function staffId(id: string | null): string | null {
  return id === null ? null : wireId(WIRE_PREFIXES.staff, id);
}
