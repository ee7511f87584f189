import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { showImpersonation } from '../auth/show-impersonation.js';
import { caching } from '../conditional/caching-hook.js';
import { platformProblems } from '../problems/platform-problems.js';
import { sendProblem } from '../problems/problem.filter.js';
import { AllowedMethods } from './allowed-methods.js';
import './request.js';
import { bodyLimitOf, DEFAULT_BODY_LIMIT } from './fastify-options.js';

/** A policy that the Swagger page can live with: its own scripts and styles, no other origin, no frame. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join(';');

/** How long somebody without credentials may go on sending after he was refused. */
const LINGER_MS = 2_000;

/** What every request goes through before and after Nest. */
export function addRequestHooks(instance: FastifyInstance): void {
  const allowedMethods = new AllowedMethods();
  instance.decorate('allowedMethods', allowedMethods);
  instance.decorateRequest('caller', null);
  instance.addHook('onRoute', (route) => {
    route.bodyLimit = bodyLimitOf(route.url);
    allowedMethods.add(route.url, route.method);
  });
  instance.addHook('onRequest', async (request, reply) => {
    request.bodyFaults = [];
    void reply.header('x-request-id', request.id).header('content-security-policy', CONTENT_SECURITY_POLICY);
    refuseLargeAnonymousBody(request, reply);
  });
  instance.addHook('onSend', showImpersonation);
  instance.addHook('onSend', caching);
}

/** More than the usual megabyte is read only from callers that at least bring credentials along. */
function refuseLargeAnonymousBody(request: FastifyRequest, reply: FastifyReply): void {
  const anonymous = request.headers.authorization === undefined;
  const usual = (request.routeOptions.bodyLimit ?? 0) <= DEFAULT_BODY_LIMIT;
  if (!anonymous || request.is404 || request.method !== 'POST' || usual) return;
  cutOffWhoGoesOn(request, reply);
  sendProblem(request, reply, platformProblems.unauthenticated());
}

/**
 * What is already on its way is read and thrown away for a moment: a proxy that is cut off while it writes never reads the answer
 * and says 502 in its place.
 */
function cutOffWhoGoesOn(request: FastifyRequest, reply: FastifyReply): void {
  reply.raw.once('finish', () => {
    const cut = setTimeout(() => request.raw.socket.destroy(), LINGER_MS);
    request.raw.once('close', () => clearTimeout(cut)).resume();
  });
}
