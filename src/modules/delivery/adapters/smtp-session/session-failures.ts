import { type Failure, type NetworkFault, type Stage, enhancedCodeOf } from '../../rules/reply.js';
import type { SmtpReply } from './reply-reader.js';
import { SessionFailed } from './session-types.js';
import { WireFault } from './session-wire.js';

/** Runs one step and says, if it ends without a reply, at which stage that was. `policy`: TLS was demanded. */
export async function atStage<T>(stage: Stage, work: () => Promise<T>, policy = false): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof WireFault)) throw error;
    const network: NetworkFault = policy && error.fault === 'tls_failed' ? 'tls_policy' : error.fault;
    throw new SessionFailed(fault(stage, network, error.message));
  }
}

/** Null for a positive reply. */
export function refusal(stage: Stage, reply: SmtpReply): Failure | null {
  return reply.code >= 200 && reply.code < 300 ? null : failureOf(stage, reply);
}

export function failureOf(stage: Stage, reply: SmtpReply): Failure {
  // A 2xx or 3xx where none belongs is nonsense: deferred, never taken for a delivery.
  if (reply.code < 400) return fault(stage, 'protocol', `unexpected ${reply.code} ${reply.text}`);
  return { stage, code: reply.code, enhancedCode: enhancedCodeOf(reply.code, reply.text), text: reply.text };
}

export function fault(stage: Stage, network: NetworkFault, text: string): Failure {
  return { stage, code: null, enhancedCode: null, text, network };
}

/** A refusal that we pronounce ourselves, because the receiver announced that it would. */
export function ownRefusal(enhancedCode: string, text: string): Failure {
  return { stage: 'mail', code: 552, enhancedCode, text: `${enhancedCode} ${text}` };
}
