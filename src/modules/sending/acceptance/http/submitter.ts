import { type Caller, callerScope } from '../../../../platform/http/index.js';
import type { Submitter } from '../accept.types.js';

export function submitterOf(caller: Caller): Submitter {
  const { accountId } = callerScope(caller);
  if (caller.kind === 'key')
    return { accountId, subscriptionId: caller.subscriptionId ?? null, credentialId: caller.keyId };
  return { accountId, subscriptionId: null, credentialId: caller.kind === 'user' ? caller.userId : null };
}
