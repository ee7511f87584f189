import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../kernel/time/instant.js';

/** What a link in a mail is good for. `forgot-username` carries none; its rows only count the mails. */
export type LinkPurpose = 'confirm-email' | 'change-email' | 'reset-password' | 'forgot-username' | 'invitation';

export const LINK_LIFETIMES_MS: Record<LinkPurpose, number> = {
  'confirm-email': 7 * DAY_MS,
  'change-email': DAY_MS,
  'reset-password': 60 * MINUTE_MS,
  'forgot-username': HOUR_MS,
  invitation: 7 * DAY_MS,
};

/** And so many to one address, over all the accounts that strangers may have opened with it. */
export const MAILS_TO_ADDRESS_PER_HOUR = 20;

/** So many people may an account write to in a day to invite them. */
export const INVITATIONS_PER_DAY = 200;

/** So many mails of one kind may anybody cause to be sent to one person in an hour. */
export const MAILS_PER_HOUR = 5;
