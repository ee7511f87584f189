import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { ContactsFacade } from '../../../audience/index.js';
import { SmsPersons } from '../../../sms/index.js';

/** What somebody answered to texts, STOP or START, is his consent: kept as evidence of the contacts with his number. */
@Injectable()
export class FollowSmsConsent {
  constructor(
    private readonly persons: SmsPersons,
    private readonly contacts: ContactsFacade,
  ) {}

  async stoppedIn(tx: Tx, accountId: string, stopId: string): Promise<void> {
    await this.followIn(tx, accountId, await this.persons.stoppedNumberIn(tx, accountScope(accountId), stopId));
  }

  async startedIn(tx: Tx, accountId: string, inboundId: string): Promise<void> {
    await this.followIn(tx, accountId, await this.persons.writerOfIn(tx, accountScope(accountId), inboundId));
  }

  /** As the stop list is now: answers may be told late, and in any order. */
  private async followIn(tx: Tx, accountId: string, number: string | null): Promise<void> {
    if (number === null) return;
    const scope = accountScope(accountId);
    const state = (await this.persons.isStoppedIn(tx, scope, number)) ? 'withdrawn' : 'granted';
    await this.contacts.answeredByTextIn(tx, scope, number, state);
  }
}
