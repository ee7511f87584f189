import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../../platform/http/index.js';
import { FreshCache } from '../../fresh-cache.js';
import { type LiveSession, SessionsRepository } from '../data/sessions.repository.js';
import { inPlaceOf } from './in-place-of.js';
import { SessionUse } from './session-use.js';

/** Who is behind a session; an ended one is nobody within seconds, in every process. */
@Injectable()
export class LiveSessions {
  private readonly cache: FreshCache<Caller>;

  constructor(
    private readonly sessions: SessionsRepository,
    private readonly use: SessionUse,
  ) {
    this.cache = new FreshCache((ids) => this.load(ids));
  }

  async callerOf(sessionId: string): Promise<Caller | undefined> {
    const caller = await this.cache.get(sessionId);
    if (caller) this.use.of(sessionId);
    return caller;
  }

  /** As it is now, not as it was some seconds ago. */
  async freshCallerOf(sessionId: string): Promise<Caller | undefined> {
    return (await this.load([sessionId])).get(sessionId);
  }

  /** The same of many. */
  freshCallersOf(sessionIds: string[]): Promise<Map<string, Caller>> {
    return this.load(sessionIds);
  }

  forget(sessionId: string): void {
    this.cache.forget(sessionId);
  }

  private async load(ids: string[]): Promise<Map<string, Caller>> {
    const callers = (await this.sessions.live(ids)).map((session) => [session.id, callerBehind(session)] as const);
    return new Map(callers.filter((entry): entry is readonly [string, Caller] => entry[1] !== null));
  }
}

function callerBehind(session: LiveSession): Caller | null {
  if (session.staff_id !== null && session.staff_roles !== null) {
    return { kind: 'staff', staffId: session.staff_id, roles: session.staff_roles, sessionId: session.id };
  }
  if (session.account_id === null || session.user_id === null || session.role === null) return null;
  const user = {
    kind: 'user' as const,
    accountId: session.account_id,
    userId: session.user_id,
    role: session.role,
    sessionId: session.id,
  };
  return session.acting_staff_id === null ? user : inPlaceOf(user, session);
}
