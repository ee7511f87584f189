import { Injectable } from '@nestjs/common';
import { AccountsFacade, type Contact } from '../../../accounts/index.js';
import { BillingFacade } from '../../../billing/index.js';

export interface Sender {
  /** Whose the ticket becomes: the person in the oldest account that has the address confirmed. */
  person: Contact | null;
  /** All of them. */
  people: readonly Contact[];
  paying: boolean;
  /** What staff should know about the address. */
  note: string | null;
}

const NOBODY: Sender = { person: null, people: [], paying: false, note: null };

/** Whom an address belongs to. An unconfirmed one may be a stranger's, and he must not get the mail of its owner to read. */
@Injectable()
export class FindSender {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly billing: BillingFacade,
  ) {}

  async at(address: string | null): Promise<Sender> {
    const contacts = address === null ? [] : await this.accounts.contactsAt(address);
    const confirmed = contacts.filter((contact) => contact.emailConfirmed);
    const person = confirmed[0];
    if (!person)
      return { ...NOBODY, note: noteOf('These user names gave the address without confirming it', contacts) };
    const several = confirmed.length > 1 ? confirmed : [];
    return {
      person,
      people: confirmed,
      paying: await this.pays(confirmed),
      note: noteOf('The address belongs to several user names', several),
    };
  }

  private async pays(contacts: readonly Contact[]): Promise<boolean> {
    for (const accountId of new Set(contacts.map((contact) => contact.accountId))) {
      const entitlements = await this.billing.freshEntitlementsOf(accountId);
      if (entitlements.some((entitlement) => !entitlement.free)) return true;
    }
    return false;
  }
}

function noteOf(fact: string, contacts: readonly Contact[]): string | null {
  return contacts.length === 0 ? null : `${fact}: ${contacts.map(({ username }) => username).join(', ')}.`;
}
