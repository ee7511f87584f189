/** States of rows in `sms_queue`; the statements of its partial indexes spell the numbers. */
export const STATE = { ready: 0, later: 1, held: 2, leased: 3, scheduled: 4 } as const;

/** What is transactional goes before marketing. */
export const PRIORITY = { transactional: 0, marketing: 1 } as const;
