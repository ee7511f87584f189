import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { AccountsFacade, SignInFacade } from '../../accounts/index.js';
import type { SignInMailName } from '../rules/sign-in-mails.table.js';
import { SendNotification } from './send-notification.js';

/** Tells a user or a member of staff what happened to the sign-in. */
@Injectable()
export class TellPerson {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly signIn: SignInFacade,
    private readonly notification: SendNotification,
  ) {}

  async in(
    tx: Tx,
    about: { person: 'user' | 'staff'; personId: string },
    mail: { name: SignInMailName; header?: string; dedupe: string },
  ): Promise<void> {
    const contact = await this.contactOf(about.person, about.personId);
    if (!contact) return;
    const { email, locale, username } = contact;
    await this.notification.sendIn(tx, { ...mail, to: email, locale, facts: { username } });
  }

  private async contactOf(person: 'user' | 'staff', personId: string) {
    if (person === 'user') return this.accounts.userContact(personId);
    const contact = await this.signIn.staff.contactOf(personId);
    return contact && { ...contact, username: contact.email };
  }
}
