import { timingSafeEqualText } from '../crypto/hashes.js';

/** The bearer token of a request, if it has one. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
}

/** Whether this is METRICS_TOKEN; nobody's token is, while none is set. */
export function isMetricsToken(token: string | undefined, own: string | null): boolean {
  return token !== undefined && own !== null && timingSafeEqualText(token, own);
}
