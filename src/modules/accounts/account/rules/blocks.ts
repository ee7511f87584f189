import type { Instant } from '../../../../kernel/time/instant.js';

export const BLOCK_REASONS = [
  'bounce_rate',
  'complaint_rate',
  'listing',
  'trap',
  'payment',
  'manual',
  'compromised',
  'spam_closure',
] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

export const BLOCK_SCOPES = ['sending', 'campaigns', 'all'] as const;
export type BlockScope = (typeof BLOCK_SCOPES)[number];

/** What the customer does to get rid of a block. */
export interface BlockStep {
  code: string;
  text: string;
  done: boolean;
}

export interface BlockTimes {
  untilAt: Instant | null;
  liftedAt: Instant | null;
}

/** A block ends when it is lifted or when its own end has come, whichever is first. */
export function isOpen(block: BlockTimes, now: Instant): boolean {
  return block.liftedAt === null && (block.untilAt === null || block.untilAt > now);
}

/** Reasons that suspend the account as a whole: those of scope `sending` or `all`, each named once. */
export function suspensionReasons(open: readonly { reason: BlockReason; scope: BlockScope }[]): BlockReason[] {
  return [...new Set(open.filter((block) => block.scope !== 'campaigns').map((block) => block.reason))];
}
