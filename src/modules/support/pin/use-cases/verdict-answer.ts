import { toIso } from '../../../../kernel/time/instant.js';
import { pinProblems } from '../pin.errors.js';
import type { PinVerdict } from '../rules/pin-guesses.js';

export type Verified = Extract<PinVerdict, { kind: 'verified' }>;

/** Throws what an agent is told when the PIN was not taken. */
export function requireVerified(verdict: PinVerdict): Verified {
  switch (verdict.kind) {
    case 'verified':
      return verdict;
    case 'wrong':
      throw pinProblems.pin_incorrect({ extra: { triesLeft: verdict.triesLeft } });
    case 'locks':
    case 'locked':
      throw pinProblems.pin_locked({ extra: { retryAt: toIso(verdict.until) } });
  }
}
