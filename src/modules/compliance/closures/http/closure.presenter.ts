import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { ClosureOutcome, SpamClosureEntity } from '../data/spam-closure.entity.js';
import type { ClosureOutcomeDto, SpamClosureDto } from './closures.dto.js';

export function presentClosure(closure: SpamClosureEntity): SpamClosureDto {
  const { decidedBy, outcome } = closure;
  return {
    id: wireId(WIRE_PREFIXES.spamClosure, closure.id),
    status: closure.status,
    note: closure.note,
    requestedBy: wireId(WIRE_PREFIXES.staff, closure.requestedBy),
    requestedAt: toIso(closure.requestedAt),
    decidedBy: decidedBy === null ? null : wireId(WIRE_PREFIXES.staff, decidedBy),
    decidedAt: isoOrNull(closure.decidedAt),
    purgeAt: isoOrNull(closure.purgeAt),
    outcome: outcome === null ? null : presentOutcome(outcome),
  };
}

function presentOutcome({ wallet, smsCredits, subscriptions, barred }: ClosureOutcome): ClosureOutcomeDto {
  return {
    refund: { amount: '0.00', currency: 'EUR' },
    walletForfeited: wallet,
    smsCreditsForfeited: smsCredits,
    subscriptionsEnded: subscriptions,
    barred,
  };
}
