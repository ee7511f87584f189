import { ApiProperty } from '@nestjs/swagger';
import { CleanLines } from '../../../../platform/http/index.js';
import { CLOSURE_STATUSES, type ClosureStatus } from '../rules/judge-closure.js';

export class RequestSpamClosureDto {
  /**
   * Why; the person who confirms reads it.
   * @example "Three traps in one week, a bought list, no answer to two questions."
   */
  @CleanLines(5000)
  note: string;
}

export class ClosureMoneyDto {
  /** @example "0.00" */
  amount: string;
  /** @example "EUR" */
  currency: string;
}

export class ClosureOutcomeDto {
  /** Nothing is given back of what was paid. */
  refund: ClosureMoneyDto;
  /** What was in the wallet, by currency. */
  walletForfeited: ClosureMoneyDto[];
  /** @example "1000" */
  smsCreditsForfeited: string;
  /** How many ended. */
  subscriptionsEnded: number;
  /** How many addresses and domains cannot register any more. */
  barred: number;
}

export class SpamClosureDto {
  /** @example "scl_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  @ApiProperty({ enum: CLOSURE_STATUSES })
  status: ClosureStatus;
  note: string;
  /** @example "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  requestedBy: string;
  /** @example "2026-03-01T10:00:00.000Z" */
  requestedAt: string;
  /** @example "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a22" */
  decidedBy: string | null;
  decidedAt: string | null;
  /** When the data is deleted; until then compliance may take the closing back. */
  purgeAt: string | null;
  outcome: ClosureOutcomeDto | null;
}
