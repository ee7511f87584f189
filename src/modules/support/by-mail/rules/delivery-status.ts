import type { DeliveryStatus } from '../../tickets/index.js';

/** What is not heard of any more, unless it comes back after all. */
const FINAL: ReadonlySet<DeliveryStatus> = new Set(['delivered', 'bounced', 'expired']);

/** A mail that was delivered can still come back; nothing else changes an end. */
export function statusAfter(current: DeliveryStatus, told: DeliveryStatus): DeliveryStatus {
  if (current === 'delivered' && told === 'bounced') return 'bounced';
  return FINAL.has(current) ? current : told;
}

/** What an event of a mail's life says; null when nothing about arriving. */
export function statusOfEvent(type: string): DeliveryStatus | null {
  switch (type) {
    case 'deferred':
    case 'delivered':
    case 'bounced':
    case 'expired':
      return type;
    case 'suppressed':
      return 'bounced';
    default:
      return null;
  }
}
