import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { SessionsRepository } from '../data/sessions.repository.js';
import type { SessionOwner } from '../rules/session-owner.js';
import { LiveSessions } from './live-sessions.js';

/** Ends sessions for all processes, and for this one at once. */
@Injectable()
export class SessionEnding {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly live: LiveSessions,
  ) {}

  async endIn(tx: Tx, sessionId: string, reason: string): Promise<void> {
    await this.endOnceIn(tx, sessionId, reason);
  }

  /** False when it had ended already. */
  async endOnceIn(tx: Tx, sessionId: string, reason: string): Promise<boolean> {
    tx.afterCommit(() => this.live.forget(sessionId));
    return this.sessions.end(tx, sessionId, reason);
  }

  /** His sessions stay open, but what he may do is read anew: here at once, elsewhere within seconds. */
  async roleChangedIn(tx: Tx, scope: AccountScope, userId: string): Promise<void> {
    const open = await this.sessions.openIdsOf(tx, scope, userId);
    tx.afterCommit(() => open.forEach((id) => this.live.forget(id)));
  }

  /** All of a person but the one that asks. */
  async endOthersIn(tx: Tx, owner: SessionOwner, keptId: string | null, reason: string): Promise<void> {
    const ended = await this.sessions.endOthersOf(tx, owner, keptId, reason);
    tx.afterCommit(() => ended.forEach((id) => this.live.forget(id)));
  }

  async endAllOfStaffIn(tx: Tx, staffId: string, reason: string): Promise<void> {
    const ended = await this.sessions.endAllOfStaff(tx, staffId, reason);
    tx.afterCommit(() => ended.forEach((id) => this.live.forget(id)));
  }

  async endAllIn(tx: Tx, scope: AccountScope, userId: string, reason: string): Promise<void> {
    const ended = await this.sessions.endAllOf(tx, scope, userId, reason);
    tx.afterCommit(() => ended.forEach((id) => this.live.forget(id)));
  }

  /** Of all people of an account; answers which ended. */
  async endAllOfAccountIn(tx: Tx, scope: AccountScope, reason: string): Promise<string[]> {
    const ended = await this.sessions.endAllOfAccount(tx, scope, reason);
    tx.afterCommit(() => ended.forEach((id) => this.live.forget(id)));
    return ended;
  }
}
