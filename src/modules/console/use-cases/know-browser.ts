import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import type { Caller } from '../../../platform/http/index.js';
import { AccountsFacade, BrowserSessions, SignInFacade } from '../../accounts/index.js';

/** Who a page shows as signed in. */
export interface KnownPerson {
  name: string;
  staff: boolean;
}

/** Who is behind the cookie of a browser. */
@Injectable()
export class KnowBrowser {
  constructor(
    private readonly sessions: BrowserSessions,
    private readonly accounts: AccountsFacade,
    private readonly signIn: SignInFacade,
  ) {}

  callerOf(cookie: string | null): Promise<Caller | null> {
    return cookie === null ? Promise.resolve(null) : this.sessions.callerOf(cookie);
  }

  async personOf(caller: Caller): Promise<KnownPerson> {
    switch (caller.kind) {
      case 'staff': {
        const contact = await this.signIn.staff.contactOf(caller.staffId);
        return { name: contact?.email ?? wireId(WIRE_PREFIXES.staff, caller.staffId), staff: true };
      }
      case 'user': {
        const contact = await this.accounts.userContact(caller.userId);
        return { name: contact?.username ?? wireId(WIRE_PREFIXES.user, caller.userId), staff: false };
      }
      case 'key':
        return { name: wireId(WIRE_PREFIXES.apiKey, caller.keyId), staff: false };
    }
  }
}
