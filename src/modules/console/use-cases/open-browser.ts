import { Injectable } from '@nestjs/common';
import { platformProblems } from '../../../platform/http/index.js';
import { BrowserSessions } from '../../accounts/index.js';

interface BrowserSignIn {
  /** a user name or an e-mail address */
  login: string;
  password: string;
  totp?: string | undefined;
  ip: string;
  userAgent: string | null;
}

/** Signs somebody in in a browser. Answers the value of the cookie; throws what signing in throws. */
@Injectable()
export class OpenBrowser {
  constructor(private readonly sessions: BrowserSessions) {}

  run(request: BrowserSignIn): Promise<string> {
    return this.sessions.open(request);
  }

  /** For the operator's people alone. A customer's session ends at once; he learns that his password was right, which he knew. */
  async forStaff(request: BrowserSignIn): Promise<string> {
    const cookie = await this.sessions.open(request);
    const caller = await this.sessions.callerOf(cookie);
    if (caller?.kind === 'staff') return cookie;
    await this.sessions.end(cookie);
    throw platformProblems.forbidden();
  }
}
