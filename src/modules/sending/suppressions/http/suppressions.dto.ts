import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { SCOPES, SOURCES, type SuppressionScope, type SuppressionSource } from '../data/suppression.js';

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

  @ApiPropertyOptional({ format: 'date-time', example: '2027-01-01T00:00:00Z', description: 'Counts until then' })
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  @MaxLength(40)
  expiresAt?: string;
}

export class SuppressionsQuery extends ListQuery {
  @ApiPropertyOptional({ example: 'ada@example.net' })
  @IsOptional()
  @IsString()
  @MaxLength(320)
  email?: string;

  @ApiPropertyOptional({ example: 'no_such_user' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  reason?: string;

  @ApiPropertyOptional({ enum: SCOPES })
  @IsOptional()
  @IsIn(SCOPES)
  scope?: SuppressionScope;

  @ApiPropertyOptional({ enum: SOURCES })
  @IsOptional()
  @IsIn(SOURCES)
  source?: SuppressionSource;
}

export class SuppressionView {
  @ApiProperty({ example: 'sup_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'ada@example.net' }) email: string;
  @ApiProperty({ example: 'no_such_user' }) reason: string;
  @ApiProperty({ enum: ['bounce', 'complaint', 'unsubscribe', 'api', 'import'] }) source: string;
  @ApiProperty({ enum: ['all', 'marketing'] }) scope: string;
  @ApiProperty({ nullable: true, type: String, example: 'no_such_user', description: 'Class of the bounce' })
  class: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) expiresAt: string | null;
}

export class ImportSuppressionsQuery {
  @ApiPropertyOptional({ enum: SCOPES, default: 'all', description: 'Of rows that name none' })
  @IsOptional()
  @IsIn(SCOPES)
  scope: SuppressionScope = 'all';

  @ApiPropertyOptional({ default: 'imported', description: 'Of rows that name none' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(/^[\p{L}\p{N}\p{P}\p{S} ]+$/u)
  reason: string = 'imported';
}

export class ExportSuppressionsQuery extends PickType(SuppressionsQuery, ['reason', 'scope', 'source'] as const) {}

class ImportRejectView {
  @ApiProperty({ example: 17, description: 'In the file, from 1' }) line: number;
  @ApiProperty({ enum: ['', 'email', 'reason', 'scope', 'expiresAt'] }) field: string;
  @ApiProperty({ enum: ['address_invalid', 'not_allowed', 'wrong_format', 'too_early', 'malformed'] }) code: string;
}

export class ImportedSuppressionsView {
  @ApiProperty({ example: 1200, description: 'Without the line of names' }) rows: number;
  @ApiProperty({ example: 1180 }) added: number;
  @ApiProperty({ example: 15, description: 'Listed already, for at least as long' }) known: number;
  @ApiProperty({ example: 5 }) rejected: number;
  @ApiProperty({ type: [ImportRejectView], description: 'The first 1,000' }) rejects: ImportRejectView[];
}
