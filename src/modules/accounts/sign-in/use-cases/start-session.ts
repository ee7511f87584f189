import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AuditLog, UsersRepository } from '../../account/index.js';
import { type SessionOrigin, SessionsRepository } from '../data/sessions.repository.js';
import { StaffRepository } from '../data/staff.repository.js';
import type { SessionOwner } from '../rules/session-owner.js';
import type { Person } from './find-people.js';
import { type TokenPair, TokenPairs } from './token-pairs.js';

/** Opens a session for somebody whose password was right. */
@Injectable()
export class StartSession {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsRepository,
    private readonly pairs: TokenPairs,
    private readonly users: UsersRepository,
    private readonly staff: StaffRepository,
    private readonly auditLog: AuditLog,
  ) {}

  async run(person: Person, from: SessionOrigin): Promise<TokenPair> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const now = await this.sessions.machineNow(tx);
      const sessionId = await this.sessions.insert(tx, person.owner, from, now);
      const tokenId = await this.sessions.insertToken(tx, sessionId, now);
      await this.rememberIn(tx, person.owner, person.username, from.ip);
      return this.pairs.pairOf(sessionId, tokenId, now);
    });
  }

  private async rememberIn(tx: Tx, owner: SessionOwner, username: string, ip: string): Promise<void> {
    if (owner.kind === 'staff') {
      const staffId = wireId(WIRE_PREFIXES.staff, owner.staffId);
      await this.staff.update(tx, owner.staffId, { lastLoginAt: tx.now });
      await this.auditLog.record(tx, {
        accountId: SYSTEM_ACCOUNT_ID,
        action: 'staff.signed_in',
        actor: { type: 'staff', id: staffId, ip },
        target: { type: 'staff', id: staffId },
      });
      return;
    }
    const id = wireId(WIRE_PREFIXES.user, owner.userId);
    await this.users.update(tx, accountScope(owner.accountId), owner.userId, { lastLoginAt: tx.now });
    await this.auditLog.record(tx, {
      accountId: owner.accountId,
      action: 'user.signed_in',
      actor: { type: 'user', id, label: username, ip },
      target: { type: 'user', id },
    });
  }
}
