import type { FieldFault } from '../../../kernel/problem.js';
import type { Caller } from '../auth/caller.js';
import type { CredentialVerifiers } from '../auth/credential-verifiers.js';
import type { AllowedMethods } from './allowed-methods.js';

/* What the platform adds to a request; `request.id` is the trace id. */
declare module 'fastify' {
  interface FastifyInstance {
    allowedMethods: AllowedMethods;
  }
  interface FastifyRequest {
    caller: Caller | null;
    verifiers: CredentialVerifiers;
    /** Faults found while parsing the body, reported together with those of its fields. */
    bodyFaults: FieldFault[];
  }
}
