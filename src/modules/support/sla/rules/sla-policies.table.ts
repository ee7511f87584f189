import type { SlaPolicies } from './sla-policy.js';

const HOUR = 60;
/** Nine hours: the support's working day. */
const WORKING_DAY = 9 * HOUR;

/**
 * What is promised for each priority. The first answer is owed around the clock, because tickets are taken around the
 * clock, and for everybody within the 24 hours after which other channels open. Plans and add-ons reach
 * in here by the priority they give a ticket.
 */
export const SLA_POLICIES: SlaPolicies = {
  low: {
    firstResponse: { minutes: 24 * HOUR, hours: 'always' },
    nextResponse: { minutes: 2 * WORKING_DAY, hours: 'business' },
    resolution: null,
  },
  normal: {
    firstResponse: { minutes: 24 * HOUR, hours: 'always' },
    nextResponse: { minutes: WORKING_DAY, hours: 'business' },
    resolution: { minutes: 5 * WORKING_DAY, hours: 'business' },
  },
  high: {
    firstResponse: { minutes: 4 * HOUR, hours: 'always' },
    nextResponse: { minutes: 4 * HOUR, hours: 'business' },
    resolution: { minutes: 2 * WORKING_DAY, hours: 'business' },
  },
  urgent: {
    firstResponse: { minutes: HOUR, hours: 'always' },
    nextResponse: { minutes: HOUR, hours: 'business' },
    resolution: { minutes: WORKING_DAY, hours: 'business' },
  },
};
