import { IsOptional, IsString, MaxLength } from 'class-validator';

export class CloseAccountDto {
  /**
   * The owner's own, once more.
   * @example "plum harvest 74 by the brook"
   */
  @IsString()
  @MaxLength(1024)
  password: string;

  /**
   * The code of the second factor, where one is set up.
   * @example "492039"
   */
  @IsOptional()
  @IsString()
  @MaxLength(32)
  totp?: string;
}

export class ClosingDto {
  /** @example "closing" */
  status: 'closing';
  /**
   * When everything is deleted; until then the operator can take the closing back.
   * @example "2026-03-31T10:00:00.000Z"
   */
  closesAt: string;
}

export class KeptRowsDto {
  /** @example "billing.invoices" */
  part: string;
  /** @example 12 */
  rows: number;
  /** @example "commercial and tax law: ten years" */
  because: string;
}

export class PurgeCertificateDto {
  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  accountId: string;
  /** @example 1234 */
  platformId: number;
  /** @example "owner" */
  reason: 'owner' | 'expired' | 'spam';
  /** @example "2026-03-01T10:00:00.000Z" */
  closedAt: string;
  /** @example "2026-03-31T10:00:00.000Z" */
  startedAt: string;
  /** @example "2026-03-31T10:00:07.000Z" */
  finishedAt: string;
  /** The last one found nothing. */
  passes: number;
  /**
   * Deleted rows by part.
   * @example { "accounts.users": 3, "spool.messages": 1021 }
   */
  counts: Record<string, number>;
  /** What stayed, and why. */
  kept: KeptRowsDto[];
}
