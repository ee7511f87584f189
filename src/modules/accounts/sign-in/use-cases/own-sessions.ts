import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type OwnSession, SessionsRepository } from '../data/sessions.repository.js';
import type { SessionOwner } from '../rules/session-owner.js';
import type { Person } from './find-people.js';
import { LiveSessions } from './live-sessions.js';
import { SignInTrail } from './sign-in-trail.js';

/** Where a person is signed in, and how he signs out from afar. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsRepository,
    private readonly live: LiveSessions,
    private readonly trail: SignInTrail,
  ) {}

  /** Newest first; one row more than `limit`. */
  page(owner: SessionOwner, page: { before: string | null; limit: number }): Promise<OwnSession[]> {
    return this.unitOfWork.runAsWorker((tx) => this.sessions.openOf(tx, owner, { ...page, limit: page.limit + 1 }));
  }

  find(owner: SessionOwner, sessionId: string): Promise<OwnSession | null> {
    return this.unitOfWork.runAsWorker((tx) => this.sessions.findOpen(tx, owner, sessionId));
  }

  /** Over at once in this process and within seconds in every other. What has ended stays ended. */
  end(person: Person, sessionId: string, ip: string): Promise<void> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      if ((await this.sessions.findOpen(tx, person.owner, sessionId)) === null) return;
      await this.sessions.end(tx, sessionId, 'revoked');
      await this.trail.recordIn(tx, person, 'session_ended', ip, { session: wireId(WIRE_PREFIXES.session, sessionId) });
      tx.afterCommit(() => this.live.forget(sessionId));
    });
  }
}
