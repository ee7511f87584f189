import { DAY_MS } from '../../../../kernel/time/instant.js';

/** How long a file waits for its import. */
export const WAITING_FILE_MS = DAY_MS;
/** How long a stopped import may go on: afterwards its file is gone. */
export const STOPPED_FILE_MS = 7 * DAY_MS;
/** How long refused rows can be downloaded. */
export const REJECTS_MS = 30 * DAY_MS;
/** Machine time that a run holds its import for; it renews it with every page. */
export const LEASE_SECONDS = 15;
/** A page that fails so often is broken; somebody may resume it. */
export const MOST_FAILURES = 5;
