import type { FastifyReply, FastifyRequest } from 'fastify';
import { WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';

/** Whoever acts in a customer's place is told so by every answer, that no screen can forget it. */
export function showImpersonation(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const { caller } = request;
  if (caller?.kind === 'user' && caller.impersonatedBy !== undefined) {
    void reply.header(
      'x-posthorn-impersonation',
      wireId(WIRE_PREFIXES.impersonation, caller.impersonatedBy.impersonationId),
    );
  }
  return Promise.resolve(payload);
}
