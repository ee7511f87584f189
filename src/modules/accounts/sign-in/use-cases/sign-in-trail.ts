import { Injectable, Logger } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AuditLog } from '../../account/index.js';
import type { SessionOwner } from '../rules/session-owner.js';

const NOBODY_KNOWN = { type: 'system' as const, id: null, label: 'sign-in' };

export interface Traced {
  owner: SessionOwner;
  username: string;
}

/** What people do with their sign-in, and what is tried on it, in the audit log. Staff's entries belong to the installation. */
@Injectable()
export class SignInTrail {
  private readonly log = new Logger('SignInTrail');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
  ) {}

  /** `action` without its first word, which says whose entry it is: `totp_enabled` → `user.totp_enabled`. */
  async recordIn(
    tx: Tx,
    { owner, username }: Traced,
    action: string,
    ip: string | null,
    changes: Record<string, unknown> = {},
  ): Promise<void> {
    const { accountId, target } = whereOf(owner);
    const actor = { type: owner.kind, id: target.id, label: username, ip };
    await this.auditLog.record(tx, { accountId, action: `${owner.kind}.${action}`, actor, target, changes });
  }

  /** A copy of a refresh token was shown. Whether the thief or the owner did it, nobody knows. */
  async reusedIn(tx: Tx, session: { sessionId: string; accountId: string | null }, ip: string): Promise<void> {
    await this.auditLog.record(tx, {
      accountId: session.accountId ?? SYSTEM_ACCOUNT_ID,
      action: 'session.refresh_reused',
      actor: { ...NOBODY_KNOWN, ip },
      target: { type: 'session', id: wireId(WIRE_PREFIXES.session, session.sessionId) },
    });
  }

  /**
   * Guessing was stopped for these people. Nobody knows who guessed, so nobody is named, and the answer does not wait for it:
   * for a name that nobody has there is nothing to write, and the time must not tell.
   */
  throttled(people: readonly Traced[], factor: 'password' | 'second_factor', ip: string | null): void {
    const write = this.unitOfWork.runAsWorker(async (tx) => {
      const actor = { ...NOBODY_KNOWN, ip };
      for (const { owner } of people)
        await this.auditLog.record(tx, { ...whereOf(owner), action: 'sign_in.throttled', actor, changes: { factor } });
    });
    write.catch((error: unknown) => this.log.error({ msg: 'a stopped guessing was not noted', err: error }));
  }
}

/** The log an entry about somebody stands in, and what it points at. */
function whereOf(owner: SessionOwner): { accountId: string; target: { type: string; id: string } } {
  return owner.kind === 'user'
    ? { accountId: owner.accountId, target: { type: 'user', id: wireId(WIRE_PREFIXES.user, owner.userId) } }
    : { accountId: SYSTEM_ACCOUNT_ID, target: { type: 'staff', id: wireId(WIRE_PREFIXES.staff, owner.staffId) } };
}
