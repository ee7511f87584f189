import type { components } from './schema.js';
import { problemOf } from './problem.js';

type Tokens = components['schemas']['TokenPairDto'];

/** What signs requests: `authorization` before each, `renew` once after a 401. */
export interface Credentials {
  authorization(send: Send): Promise<string | null>;
  /** True when the request is worth another try. */
  renew(send: Send): Promise<boolean>;
}
export type Send = (path: string, body: unknown) => Promise<Response>;

/** The secret of an API key. */
export function apiKey(secret: string): Credentials {
  return {
    authorization: () => Promise.resolve(`Bearer ${secret}`),
    renew: () => Promise.resolve(false),
  };
}

export interface SessionOptions {
  /** Of an earlier sign-in: nothing is asked before the first request. */
  refreshToken: string;
  accessToken?: string;
  /** Called with every new pair: the refresh token before it is worth nothing any more, so keep this one. */
  onTokens?: (tokens: { accessToken: string; refreshToken: string }) => void | Promise<void>;
}

/** A person who signed in. Access tokens live 15 minutes; they are renewed when one is refused, once for all requests. */
export function session({ refreshToken, accessToken, onTokens }: SessionOptions): Credentials {
  let access = accessToken ?? null;
  let refresh = refreshToken;
  let renewing: Promise<boolean> | null = null;

  const exchange = async (send: Send): Promise<boolean> => {
    const response = await send('/v1/auth/refresh', { refreshToken: refresh });
    if (response.status === 401) return false;
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw problemOf(answer, response);
    const { accessToken: newAccess, refreshToken: newRefresh } = answer as Tokens;
    access = newAccess;
    refresh = newRefresh;
    await onTokens?.({ accessToken: newAccess, refreshToken: newRefresh });
    return true;
  };
  const renew = (send: Send): Promise<boolean> => {
    renewing ??= exchange(send).finally(() => (renewing = null));
    return renewing;
  };
  return {
    renew,
    async authorization(send) {
      if (access === null) await renew(send);
      return access === null ? null : `Bearer ${access}`;
    },
  };
}
