import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery } from '../../../platform/http/index.js';

export class QuotaQuery {
  @ApiPropertyOptional({
    type: 'string',
    example: 'sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
    description: 'Default: the key’s subscription, else the account’s oldest active one.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  subscriptionId?: string;
}

export class QuotaWindowView {
  @ApiProperty({ type: 'integer', example: 6000 }) limit: number;
  @ApiProperty({ type: 'integer', example: 1200 }) used: number;
  @ApiProperty({ type: 'integer', example: 4800 }) remaining: number;
  @ApiProperty({ format: 'date-time' }) windowStart: string;
  @ApiProperty({ format: 'date-time', description: 'From here on the whole limit is free again.' }) resetsAt: string;
}

export class QuotaView {
  @ApiProperty({ example: 'sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) subscriptionId: string;
  @ApiProperty({ type: QuotaWindowView, nullable: true, description: 'null: the plan has no monthly limit.' })
  monthly: QuotaWindowView | null;
  @ApiProperty({ type: QuotaWindowView, nullable: true, description: 'null: the plan has no daily limit.' })
  daily: QuotaWindowView | null;
  @ApiProperty({ example: false, description: 'Unused mail is never carried over.' }) rollover: boolean;
}

export class QuotaEntriesQuery extends ListQuery {
  @ApiPropertyOptional({ type: 'string', example: 'sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  subscriptionId?: string;
}

export class QuotaEntryView {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ enum: ['grant', 'use', 'expire'] }) kind: string;
  @ApiProperty({ type: 'integer', example: 18000 }) quantity: number;
  @ApiProperty({ format: 'date-time', description: 'Beginning of the cycle (or day) that the entry belongs to.' })
  periodStart: string;
}
