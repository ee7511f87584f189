import { DAY_MS } from '../../../../kernel/time/instant.js';

/** How long the owner may change his mind. */
export const CLOSING_MS = 30 * DAY_MS;

/** How long a finished export can be downloaded. */
export const DOWNLOAD_MS = 7 * DAY_MS;

/** Machine time after which no process any more takes a closed account for an open one; then the last count may begin. */
export const SETTLED_SECONDS = 6;

/** Machine time for which a process holds a job that it does not renew. */
export const LEASE_SECONDS = 30;
