import { defineStates } from '../../../../kernel/state-table.js';

export const CAMPAIGN_STATES = ['draft', 'scheduled', 'sending', 'paused', 'done', 'cancelled'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** What follows what. A paused campaign goes back to where it was: to its schedule, or to being sent. */
export const CAMPAIGN_LIFE = defineStates<CampaignState>('draft', {
  draft: ['scheduled'],
  scheduled: ['draft', 'sending', 'paused', 'cancelled'],
  sending: ['paused', 'done', 'cancelled'],
  paused: ['scheduled', 'sending', 'cancelled'],
  done: [],
  cancelled: [],
});

/** What people do with a campaign. */
export const CAMPAIGN_ACTIONS = [
  'change',
  'delete',
  'test',
  'estimate',
  'schedule',
  'unschedule',
  'pause',
  'resume',
  'cancel',
  'choose_winner',
] as const;
export type CampaignAction = (typeof CAMPAIGN_ACTIONS)[number];

/** From when on is what: content stands still once it is scheduled, and what was sent once is not forgotten. */
const ALLOWED: Readonly<Record<CampaignState, readonly CampaignAction[]>> = {
  draft: ['change', 'delete', 'test', 'estimate', 'schedule'],
  scheduled: ['test', 'estimate', 'unschedule', 'pause', 'cancel'],
  sending: ['test', 'pause', 'cancel', 'choose_winner'],
  paused: ['test', 'estimate', 'resume', 'cancel', 'choose_winner'],
  done: [],
  cancelled: [],
};

export function allowedIn(state: CampaignState): readonly CampaignAction[] {
  return ALLOWED[state];
}

export function mayDo(action: CampaignAction, state: CampaignState): boolean {
  return ALLOWED[state].includes(action);
}
