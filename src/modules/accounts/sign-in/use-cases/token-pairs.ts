import { Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import { isUuid } from '../../../../kernel/ids.js';
import { type Instant, MINUTE_MS, toDate } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { TokenSigner } from '../../../../platform/crypto/token-signer.js';

export const ACCESS_LIFETIME_MS = 15 * MINUTE_MS;
const ISSUER = 'posthorn';
const AUDIENCE = 'posthorn-api';
const TYPE = 'at+jwt';
const REFRESH = 'refresh-token';

export interface AccessToken {
  accessToken: string;
  /** seconds */
  expiresIn: number;
}
export interface TokenPair extends AccessToken {
  refreshToken: string;
}

/**
 * Access tokens (RFC 9068, HS256 and nothing else) and refresh tokens. Both follow from ids and a time alone, so the same pair
 * can be answered again without ever having been stored.
 */
@Injectable()
export class TokenPairs {
  constructor(
    private readonly signer: TokenSigner,
    private readonly clock: Clock,
  ) {}

  async pairOf(sessionId: string, refreshTokenId: string, issuedAt: Instant): Promise<TokenPair> {
    return {
      accessToken: await this.accessTokenOf(sessionId, issuedAt, ACCESS_LIFETIME_MS),
      refreshToken: this.signer.sign(REFRESH, refreshTokenId),
      expiresIn: ACCESS_LIFETIME_MS / 1000,
    };
  }

  /** For who proves his session otherwise than by a refresh token. */
  async accessTokenNow(sessionId: string): Promise<AccessToken> {
    const accessToken = await this.accessTokenOf(sessionId, this.clock.machineNow(), ACCESS_LIFETIME_MS);
    return { accessToken, expiresIn: ACCESS_LIFETIME_MS / 1000 };
  }

  /** Without a refresh token nothing follows when it is over. */
  accessTokenOf(sessionId: string, issuedAt: Instant, lifetimeMs: number): Promise<string> {
    const seconds = Math.floor(issuedAt / 1000);
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'HS256', typ: TYPE })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + lifetimeMs / 1000)
      .sign(this.signer.key('access'));
  }

  /** The session an access token belongs to; null when the token is not ours, not of this kind or too old. */
  async sessionIn(accessToken: string): Promise<string | null> {
    try {
      const { payload } = await jwtVerify(accessToken, this.signer.key('access'), {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TYPE,
        requiredClaims: ['exp', 'iat', 'sid'],
        currentDate: toDate(this.clock.machineNow()),
        clockTolerance: 5,
      });
      return typeof payload['sid'] === 'string' && isUuid(payload['sid']) ? payload['sid'] : null;
    } catch {
      return null;
    }
  }

  refreshTokenIn(refreshToken: string): string | null {
    const id = this.signer.verify(REFRESH, refreshToken);
    return id !== null && isUuid(id) ? id : null;
  }
}
