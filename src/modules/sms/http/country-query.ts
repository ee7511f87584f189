import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { ListQuery } from '../../../platform/http/index.js';

export class CountryQuery extends ListQuery {
  @ApiPropertyOptional({
    example: 'IT',
    pattern: '^[A-Z]{2}$',
    description: 'ISO 3166-1; all countries when left out.',
  })
  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  country?: string;
}
