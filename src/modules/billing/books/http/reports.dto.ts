import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { wholeNumber } from '../../../../platform/http/index.js';

export class FecQuery {
  @ApiProperty({ type: 'integer', example: 2026, description: 'A calendar year.' })
  @Transform(wholeNumber)
  @IsInt()
  @Min(2000)
  @Max(2999)
  year: number;
}

class FormatQuery {
  @ApiPropertyOptional({ enum: ['json', 'csv'], description: 'Instead of `Accept: text/csv`.' })
  @IsOptional()
  @IsIn(['json', 'csv'])
  format?: 'json' | 'csv';
}

export class QuarterQuery extends FormatQuery {
  @ApiProperty({ example: '2026-Q4' })
  @Matches(/^20\d\d-Q[1-4]$/)
  period: string;
}

export class MonthQuery extends FormatQuery {
  @ApiProperty({ example: '2026-11' })
  @Matches(/^20\d\d-(0[1-9]|1[0-2])$/)
  period: string;
}

export class EReportingQuery {
  @ApiProperty({ example: '2026-11' })
  @Matches(/^20\d\d-(0[1-9]|1[0-2])$/)
  period: string;
}
