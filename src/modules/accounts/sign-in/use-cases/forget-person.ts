import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { SecondFactor } from '../../second-factor/index.js';
import { OneTimeTokens } from '../data/one-time-tokens.repository.js';
import { SessionEnding } from './session-ending.js';

/** What ends when a person leaves an account: his sessions, here at once and elsewhere within seconds, every link, and his second factor. */
@Injectable()
export class ForgetPerson {
  constructor(
    private readonly tokens: OneTimeTokens,
    private readonly sessions: SessionEnding,
    private readonly secondFactor: SecondFactor,
  ) {}

  async in(tx: Tx, person: { id: string; accountId: string }): Promise<void> {
    const scope = accountScope(person.accountId);
    await this.sessions.endAllIn(tx, scope, person.id, 'removed');
    await this.tokens.endAllOf(tx, scope, person.id);
    await this.secondFactor.removeIn(tx, person.id);
  }
}
