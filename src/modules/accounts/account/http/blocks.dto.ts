import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CleanText } from '../../clean-text.js';
import { BLOCK_REASONS, BLOCK_SCOPES } from '../rules/blocks.js';

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

  /** What the customer does to get rid of it. */
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => BlockStepDto)
  steps: BlockStepDto[];

  /** For staff only. */
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

export class BlockDto {
  /** @example "blk_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  reason: (typeof BLOCK_REASONS)[number];
  scope: (typeof BLOCK_SCOPES)[number];
  /** @example 0.12 */
  measured: number | null;
  /** @example 0.08 */
  limit: number | null;
  /** @example "ratio" */
  unit: string | null;
  /** @example "2026-03-01T10:00:00.000Z" */
  since: string;
  /** @example null */
  until: string | null;
  steps: BlockStepDto[];
  /** Whether answering the questions lifts the block without anybody looking. */
  selfService: boolean;
  questions: BlockQuestionDto[];
  /** @example null */
  ticketId: string | null;
}

export class BlockQuestionDto {
  key: string;
  text: string;
  required: boolean;
}

export class StaffBlockDto extends BlockDto {
  internalNote: string | null;
  /** @example null */
  liftedAt: string | null;
  liftReason: string | null;
}
