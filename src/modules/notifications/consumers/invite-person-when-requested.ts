import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { SignInFacade, TeamFacade } from '../../accounts/index.js';
import { nameForStrangers } from '../rules/organization-name.js';
import { PublicLinks } from '../use-cases/public-links.js';
import { SendNotification } from '../use-cases/send-notification.js';

@Injectable()
export class InvitePersonWhenRequested implements EventConsumer<'user.invitation_requested.v1'> {
  readonly name = 'invite-person-when-requested';
  readonly event = 'user.invitation_requested.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly team: TeamFacade,
    private readonly signIn: SignInFacade,
    private readonly links: PublicLinks,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'user.invitation_requested.v1'>, tx: Tx): Promise<void> {
    const invitation = await this.team.invitationMailIn(tx, accountId, payload.userId);
    if (!invitation || (await this.signIn.isFloodedIn(tx, payload.userId, 'invitation'))) return;
    const { email, locale, username, organization, platformId } = invitation;
    await this.notification.sendIn(tx, {
      name: 'invitation',
      dedupe: payload.tokenId,
      to: email,
      locale,
      facts: {
        link: this.links.to('invitation', this.signIn.linkToken('invitation', payload.tokenId)),
        username,
        platform: platformId,
        organization: nameForStrangers(organization) ?? `m${platformId}`,
      },
    });
  }
}
