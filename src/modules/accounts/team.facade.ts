import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { AcceptInvitation, type HandoverFacts, type InvitationFacts, TeamMails } from './team/index.js';

/** Pages answer people, who send no idempotency keys. */
const keepNothing = (): Promise<void> => Promise.resolve();

/** What the mails and pages about a team need. */
@Injectable()
export class TeamFacade {
  constructor(
    private readonly mails: TeamMails,
    private readonly acceptance: AcceptInvitation,
  ) {}

  /** Null when nobody needs the mail any more. */
  invitationMailIn(tx: Tx, accountId: string, userId: string): Promise<InvitationFacts | null> {
    return this.mails.invitationIn(tx, accountId, userId);
  }

  handoverMailIn(
    tx: Tx,
    accountId: string,
    people: { fromUserId: string; toUserId: string },
  ): Promise<HandoverFacts | null> {
    return this.mails.handoverIn(tx, accountId, people);
  }

  async acceptInvitation(token: string, password: string, ip: string): Promise<void> {
    await this.acceptance.run(token, password, ip, keepNothing);
  }
}
