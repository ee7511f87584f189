export const STREAMS = ['transactional', 'marketing'] as const;
export type Stream = (typeof STREAMS)[number];

/** What becomes of mail that no address of the pool may send now: shared addresses take it, or it waits. */
export const OVERFLOWS = ['shared', 'wait'] as const;
export type Overflow = (typeof OVERFLOWS)[number];

/** How an account's mail was received so far; each class has shared addresses of its own. */
export const REPUTATION_CLASSES = ['good', 'new', 'quarantine'] as const;
export type ReputationClass = (typeof REPUTATION_CLASSES)[number];

/** The pool that the first address of an account comes into. */
export const FIRST_POOL = 'dedicated';
/** What a message names to leave from shared addresses although the account has others. */
export const SHARED_POOL = 'shared';
