import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { BLOCK_REASONS, BLOCK_SCOPES, CleanText } from '../../../accounts/index.js';

export class BlockStepDto {
  /** @example "clean_list" */
  @CleanText(100)
  code: string;

  /** @example "Remove the addresses that bounced." */
  @CleanText(1000)
  text: string;

  @IsOptional()
  @IsBoolean()
  done?: boolean;
}

export class RaiseBlockDto {
  /** @example "bounce_rate" */
  @IsIn(BLOCK_REASONS)
  reason: (typeof BLOCK_REASONS)[number];

  /** @example "sending" */
  @IsIn(BLOCK_SCOPES)
  scope: (typeof BLOCK_SCOPES)[number];

  /** @example 0.12 */
  @IsOptional()
  @IsNumber()
  measured?: number;

  /** @example 0.08 */
  @IsOptional()
  @IsNumber()
  limit?: number;

  /** @example "ratio" */
  @IsOptional()
  @CleanText(50)
  unit?: string;

  /** What the customer does to get rid of it. Left out or empty: what is usual for the reason, in the reader’s language. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => BlockStepDto)
  steps?: BlockStepDto[];

  /**
   * For staff only.
   * @example "Seen on the blocklist at 09:40; the customer was called."
   */
  @IsOptional()
  @IsString()
  @MaxLength(5000)
  internalNote?: string;

  /** @example "2026-04-01T00:00:00.000Z" */
  @IsOptional()
  @IsISO8601({ strict: true })
  until?: string;
}

export class LiftBlockDto {
  /** @example "The list has been cleaned." */
  @CleanText(1000)
  reason: string;
}

export class AnswerBlockDto {
  /**
   * Key of each question and what you say to it.
   * @example { "mailKinds": "Invoices and reminders", "expectedVolume": "200 a day", "listSource": "Our shop, https://acme.example/checkout", "improvements": "Addresses are confirmed by a link now." }
   */
  @IsObject()
  answers: Record<string, unknown>;

  /**
   * Files that belong to the answers, uploaded before.
   * @example ["upl_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  uploadIds?: string[];
}

export class BlockAnswerDto {
  /** @example "2026-03-02T09:30:00.000Z" */
  at: string;
  /** Key of each question and what was said. */
  answers: Record<string, string>;
}

export class BlockDto {
  /** @example "blk_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  reason: (typeof BLOCK_REASONS)[number];
  /**
   * The reason as a sentence.
   * @example "Too many of your addresses do not exist: 6.2 % of the last 1,000 messages bounced; 5 % is the limit."
   */
  why: string;
  scope: (typeof BLOCK_SCOPES)[number];
  /** @example 0.12 */
  measured: number | null;
  /** @example 0.08 */
  limit: number | null;
  /** @example "ratio" */
  unit: string | null;
  /** @example "2026-03-01T10:00:00.000Z" */
  since: string;
  /** When it ends by itself. */
  until: string | null;
  /** When it ended; null while it holds. */
  liftedAt: string | null;
  /** What to do about it. */
  steps: BlockStepDto[];
  /** Whether answering the questions lifts the block without anybody looking. */
  selfService: boolean;
  questions: BlockQuestionDto[];
  /**
   * The ticket that the answers became.
   * @example "tkt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11"
   */
  ticketId: string | null;
}

export class BlockQuestionDto {
  /** @example "source" */
  key: string;
  /** @example "Where do the addresses come from?" */
  text: string;
  required: boolean;
}

export class StaffBlockDto extends BlockDto {
  internalNote: string | null;
  liftReason: string | null;
}
