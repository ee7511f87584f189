import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor, actorOf, SignInFacade } from '../../../accounts/index.js';

/** The caller with the name that his messages will bear. Asked before the transaction, which has one connection only. */
@Injectable()
export class NameAuthor {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly signIn: SignInFacade,
  ) {}

  async of(caller: Caller, ip: string): Promise<Actor> {
    return { ...actorOf(caller, ip), label: await this.nameOf(caller) };
  }

  private async nameOf(caller: Caller): Promise<string | null> {
    switch (caller.kind) {
      case 'user':
        return (await this.accounts.userContact(caller.userId))?.username ?? null;
      case 'staff':
        return (await this.signIn.staff.contactOf(caller.staffId))?.email ?? null;
      case 'key':
        return null;
    }
  }
}
