import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';

export class AddSuppressionBody {
  @ApiProperty({ format: 'email', example: 'ada@example.net' })
  @IsString()
  @MaxLength(320)
  email: string;

  @ApiPropertyOptional({ default: 'manual', example: 'manual' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(/^[\p{L}\p{N}\p{P}\p{S} ]+$/u)
  reason?: string;

  @ApiPropertyOptional({ enum: ['all', 'marketing'], default: 'all' })
  @IsOptional()
  @IsIn(['all', 'marketing'])
  scope?: 'all' | 'marketing';
}

export class SuppressionsQuery extends ListQuery {
  @ApiPropertyOptional({ example: 'ada@example.net' })
  @IsOptional()
  @IsString()
  @MaxLength(320)
  email?: string;
}

export class SuppressionView {
  @ApiProperty({ example: 'sup_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'ada@example.net' }) email: string;
  @ApiProperty({ example: 'no_such_user' }) reason: string;
  @ApiProperty({ enum: ['bounce', 'complaint', 'unsubscribe', 'api', 'import'] }) source: string;
  @ApiProperty({ enum: ['all', 'marketing'] }) scope: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}
