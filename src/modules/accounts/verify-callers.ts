import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Caller, type CredentialVerifier, CredentialVerifiers } from '../../platform/http/index.js';
import { BrowserSessions } from './browser-sessions.facade.js';
import { looksLikeSecret, VerifyApiKey } from './programs/index.js';
import { LiveSessions, TokenPairs } from './sign-in/index.js';

/** Answers the platform's question who a request comes from. */
@Injectable()
export class VerifyCallers implements CredentialVerifier, OnModuleInit {
  constructor(
    private readonly verifiers: CredentialVerifiers,
    private readonly tokens: TokenPairs,
    private readonly sessions: LiveSessions,
    private readonly keys: VerifyApiKey,
    private readonly browsers: BrowserSessions,
  ) {}

  onModuleInit(): void {
    this.verifiers.register(this);
  }

  async verifyBearer(token: string, ip: string): Promise<Caller | null> {
    if (looksLikeSecret(token)) return this.keys.run(token, null, ip);
    const sessionId = await this.tokens.sessionIn(token);
    return sessionId === null ? null : ((await this.sessions.callerOf(sessionId)) ?? null);
  }

  verifyBasic(user: string, password: string, ip: string): Promise<Caller | null> {
    return this.keys.run(password, user, ip);
  }

  verifyBrowser(cookie: string): Promise<Caller | null> {
    return this.browsers.callerOf(cookie);
  }
}
