import { WIRE_PREFIXES, wireId } from '../../kernel/ids.js';
import type { Caller, Impersonator } from '../../platform/http/index.js';
import type { Actor } from './audit-actor.js';

/** The caller as the audit log names it. */
export function actorOf(caller: Caller, ip: string): Actor {
  switch (caller.kind) {
    case 'user':
      return actorOfPerson(wireId(WIRE_PREFIXES.user, caller.userId), caller.impersonatedBy, ip);
    case 'key':
      return { type: 'key', id: wireId(WIRE_PREFIXES.apiKey, caller.keyId), ip };
    case 'staff':
      return { type: 'staff', id: wireId(WIRE_PREFIXES.staff, caller.staffId), ip };
  }
}

/** Staff in a person's place act as themselves, on behalf of the person. */
function actorOfPerson(userId: string, impersonatedBy: Impersonator | undefined, ip: string): Actor {
  if (impersonatedBy === undefined) return { type: 'user', id: userId, ip };
  return { type: 'staff', id: wireId(WIRE_PREFIXES.staff, impersonatedBy.staffId), ip, onBehalfOf: userId };
}
