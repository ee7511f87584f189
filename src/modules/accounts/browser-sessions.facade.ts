import { Injectable } from '@nestjs/common';
import { isUuid } from '../../kernel/ids.js';
import { HOUR_MS } from '../../kernel/time/instant.js';
import { TokenSigner } from '../../platform/crypto/token-signer.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Caller } from '../../platform/http/index.js';
import {
  type AccessToken,
  LiveSessions,
  SessionEnding,
  SignIn,
  type SignInRequest,
  TokenPairs,
} from './sign-in/index.js';

/** A day of work. */
export const BROWSER_LIFETIME_MS = 12 * HOUR_MS;
const PURPOSE = 'browser-session';

/**
 * Sessions of people in browsers. They begin like every other, under the same throttle and in the same log, and end with them:
 * with a changed password, a disabled person, from the list of his sessions. Only what proves them differs: the signed
 * id of the session, in a cookie. Their refresh token leaves this place never.
 */
@Injectable()
export class BrowserSessions {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: LiveSessions,
    private readonly ending: SessionEnding,
    private readonly pairs: TokenPairs,
    private readonly unitOfWork: UnitOfWork,
    private readonly signer: TokenSigner,
  ) {}

  /** Throws what signing in throws. Answers the value of the cookie. */
  async open(request: Omit<SignInRequest, 'lifetimeMs'>): Promise<string> {
    const { accessToken } = await this.signIn.run({ ...request, lifetimeMs: BROWSER_LIFETIME_MS });
    const sessionId = await this.pairs.sessionIn(accessToken);
    if (sessionId === null) throw new Error('a token of this moment opens no session');
    return this.signer.sign(PURPOSE, sessionId);
  }

  /** Null when it has ended, and for values that are not ours. */
  async callerOf(cookie: string): Promise<Caller | null> {
    const sessionId = this.sessionIn(cookie);
    return sessionId === null ? null : ((await this.sessions.callerOf(sessionId)) ?? null);
  }

  /** For a page of ours that calls the API; null when the session has ended. */
  async accessTokenOf(cookie: string): Promise<AccessToken | null> {
    const sessionId = this.sessionIn(cookie);
    if (sessionId === null || (await this.sessions.freshCallerOf(sessionId)) === undefined) return null;
    return this.pairs.accessTokenNow(sessionId);
  }

  async end(cookie: string): Promise<void> {
    const sessionId = this.sessionIn(cookie);
    if (sessionId !== null) await this.unitOfWork.runAsWorker((tx) => this.ending.endIn(tx, sessionId, 'signed_out'));
  }

  private sessionIn(cookie: string): string | null {
    const id = this.signer.verify(PURPOSE, cookie);
    return id !== null && isUuid(id) ? id : null;
  }
}
