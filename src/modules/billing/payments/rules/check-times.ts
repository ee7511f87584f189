import { addMs, DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';
import type { PaymentKind } from './payment-kinds.js';

/** A gateway is asked after these waits what became of a charge, then every six hours. */
const WAITS_MS = [2, 5, 15, 60, 180].map((minutes) => minutes * MINUTE_MS);
const LAST_WAIT_MS = 6 * HOUR_MS;

/** Who has not finished paying by then is taken to have given up: the charge is withdrawn at the gateway. */
const PATIENCE_MS = DAY_MS;

/** A debit waits for nobody but banks: up to fourteen business days, and the holidays among them. */
const PATIENCE_WITH_BANKS_MS = 30 * DAY_MS;

/** When to ask (again) after `checks` questions. */
export function nextCheck(now: Instant, checks: number): Instant {
  return addMs(now, WAITS_MS[checks] ?? LAST_WAIT_MS);
}

export function isGivenUp({ kind, createdAt }: { kind: PaymentKind; createdAt: Instant }, now: Instant): boolean {
  return now >= addMs(createdAt, kind === 'direct_debit' ? PATIENCE_WITH_BANKS_MS : PATIENCE_MS);
}
