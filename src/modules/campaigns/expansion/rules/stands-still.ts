import type { Instant } from '../../../../kernel/time/instant.js';
import type { StoredCampaign } from '../../authoring/index.js';

/** Nobody can be handed over now: there is no room until then, or a block stands in the way. */
export function standsStill({ waits }: Pick<StoredCampaign, 'waits'>, now: Instant): boolean {
  if (waits === null || waits.until === null || waits.until <= now) return false;
  return waits.code === 'quota' || waits.code === 'account_blocked';
}
