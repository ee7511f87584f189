import type { Recipient } from '../../../audience/index.js';
import type { StoredCampaign } from '../../authoring/index.js';
import type { HandedOver } from './handed-over.js';

/** What a campaign has to show after so many were dealt with. */
export function counted(campaign: StoredCampaign, states: HandedOver['states']): StoredCampaign {
  let { handedOver, suppressed, leftOut } = campaign;
  for (const state of states.values()) {
    if (state === 'handed_over') handedOver += 1;
    else if (state === 'suppressed') suppressed += 1;
    else leftOut += 1;
  }
  return { ...campaign, handedOver, suppressed, leftOut };
}

/** Under which nobody gets a campaign twice. */
export function addressOf({ channel }: Pick<StoredCampaign, 'channel'>, { email, phone }: Recipient): string | null {
  return channel === 'sms' ? phone : email.toLowerCase();
}
