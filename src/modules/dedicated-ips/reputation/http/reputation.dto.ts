import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { REPUTATION_CLASSES, type ReputationClass } from '../../pools/index.js';
import { SUBJECT_KINDS, type SubjectKind } from '../rules/figures.js';
import { type Standing, STANDINGS } from '../rules/judge-reputation.js';
import { MEASURES } from '../rules/measures.table.js';

export const WINDOWS = ['1d', '7d', '30d'] as const;
type Window = (typeof WINDOWS)[number];

export class ReputationsQuery extends ListQuery {
  @ApiProperty({ enum: SUBJECT_KINDS })
  @IsIn(SUBJECT_KINDS)
  by: SubjectKind;

  @ApiPropertyOptional({ enum: WINDOWS, default: '7d' })
  @IsOptional()
  @IsIn(WINDOWS)
  window: Window = '7d';

  @ApiPropertyOptional({ enum: STANDINGS })
  @IsOptional()
  @IsIn(STANDINGS)
  standing?: Standing;

  @ApiPropertyOptional({ example: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  accountId?: string;

  @ApiPropertyOptional({ example: 'shop.example.org', description: 'One address or one domain.' })
  @IsOptional()
  @Matches(/^[0-9a-z.:_-]{1,253}$/)
  subject?: string;
}

class RatioLimitView {
  @ApiProperty({ type: 'integer', example: 1 }) events: number;
  @ApiProperty({ type: 'integer', example: 1_000 }) per: number;
}

class ReputationReasonView {
  @ApiProperty({ enum: MEASURES }) measure: string;
  @ApiProperty({ type: 'integer', example: 14 }) events: number;
  @ApiProperty({ type: 'integer', example: 9_200, description: 'Of so many.' }) base: number;
  @ApiProperty({ type: RatioLimitView, description: 'What it is above.' }) limit: RatioLimitView;
  @ApiProperty({ enum: ['watch', 'poor'] }) standing: string;
}

export class ReputationView {
  @ApiProperty({ enum: SUBJECT_KINDS }) by: SubjectKind;
  @ApiProperty({ example: '198.51.100.7', description: 'The address, the domain, or the account.' }) subject: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'Who sends; null for an address.' }) accountId:
    string | null;
  @ApiProperty({ enum: WINDOWS, description: 'Days up to the hour in which it was judged.' }) window: Window;
  @ApiProperty({ type: 'integer' }) accepted: number;
  @ApiProperty({ type: 'integer' }) delivered: number;
  @ApiProperty({ type: 'integer' }) deferred: number;
  @ApiProperty({ type: 'integer' }) bounced: number;
  @ApiProperty({ type: 'integer' }) complained: number;
  @ApiProperty({ type: 'integer', example: 92, description: '100 is spotless. It orders; nothing follows from it.' })
  score: number;
  @ApiProperty({ enum: STANDINGS, description: '`unknown`: too little mail to say.' }) standing: Standing;
  @ApiProperty({ type: [ReputationReasonView] }) reasons: ReputationReasonView[];
  @ApiProperty({ enum: REPUTATION_CLASSES, nullable: true, description: 'Whose shared addresses the account uses.' })
  class: ReputationClass | null;
  @ApiProperty({ example: '2026-05-04T08:00:00.000Z' }) judgedAt: string;
}

export class ShareIpBody {
  @ApiProperty({ enum: REPUTATION_CLASSES, description: 'Whose mail is to leave from it.' })
  @IsIn(REPUTATION_CLASSES)
  class: ReputationClass;
}
