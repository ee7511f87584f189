import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { type Caller, preferredLanguage } from '../../../../platform/http/index.js';
import { AccountsFacade } from '../../../accounts/index.js';

/** The language a block is explained in: what the request asks for, else the reader's own. */
@Injectable()
export class ReaderLanguage {
  constructor(private readonly accounts: AccountsFacade) {}

  async of(caller: Caller, acceptLanguage: string | undefined): Promise<Language> {
    return preferredLanguage(acceptLanguage, await this.ownOf(caller));
  }

  private async ownOf(caller: Caller): Promise<Language> {
    if (caller.kind === 'staff') return 'en';
    const contact =
      caller.kind === 'user'
        ? await this.accounts.userContact(caller.userId)
        : await this.accounts.ownerContact(caller.accountId);
    return contact?.locale ?? 'en';
  }
}
