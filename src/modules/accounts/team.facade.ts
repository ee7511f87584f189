import { Injectable } from '@nestjs/common';
import { AcceptInvitation, type InvitationFacts, InvitationMail } from './team/index.js';

/** Pages answer people, who send no idempotency keys. */
const keepNothing = (): Promise<void> => Promise.resolve();

/** What the mails and pages of invitations need. */
@Injectable()
export class TeamFacade {
  constructor(
    private readonly mail: InvitationMail,
    private readonly acceptance: AcceptInvitation,
  ) {}

  /** Null when nobody needs the mail any more. */
  invitationMail(accountId: string, userId: string): Promise<InvitationFacts | null> {
    return this.mail.factsOf(accountId, userId);
  }

  async acceptInvitation(token: string, password: string, ip: string): Promise<void> {
    await this.acceptance.run(token, password, ip, keepNothing);
  }
}
