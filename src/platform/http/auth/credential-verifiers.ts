import { Injectable } from '@nestjs/common';
import type { Caller } from './caller.js';

/**
 * Port: who is behind these credentials? The accounts module registers the answer at start. `null` means "nobody";
 * a thrown Problem is answered as it is (`network_not_allowed`). `ip` is the caller's address after trusted proxies.
 */
export interface CredentialVerifier {
  /** An access token or the secret of an API key. */
  verifyBearer(token: string, ip: string): Promise<Caller | null>;
  /** Key and secret of an API key. */
  verifyBasic(user: string, password: string, ip: string): Promise<Caller | null>;
  /** The value of the cookie that keeps somebody signed in in a browser. Pages alone ask this, never an operation. */
  verifyBrowser?(cookie: string): Promise<Caller | null>;
}

@Injectable()
export class CredentialVerifiers {
  private verifier: CredentialVerifier | null = null;

  register(verifier: CredentialVerifier): void {
    this.verifier = verifier;
  }

  verifyBearer(token: string, ip: string): Promise<Caller | null> {
    return this.verifier?.verifyBearer(token, ip) ?? Promise.resolve(null);
  }

  verifyBasic(user: string, password: string, ip: string): Promise<Caller | null> {
    return this.verifier?.verifyBasic(user, password, ip) ?? Promise.resolve(null);
  }

  verifyBrowser(cookie: string): Promise<Caller | null> {
    return this.verifier?.verifyBrowser?.(cookie) ?? Promise.resolve(null);
  }
}
