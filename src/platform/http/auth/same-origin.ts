import type { FastifyRequest } from 'fastify';

/**
 * Whether a request that a browser sends its cookies along with was made by a page of ours. Browsers say where it comes from
 * (Fetch Metadata; `Origin` where that is missing, on plain http). A request that says neither is no browser's, and has
 * no business with a cookie.
 */
export function isSameOrigin(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = request.headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  const from = new URL(origin).host;
  return from === host || from === new URL(publicUrl).host;
}
