import { ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ContactsQuery } from '../../contacts/index.js';

export class ExportContactsQuery extends OmitType(ContactsQuery, ['limit', 'cursor'] as const) {
  @ApiPropertyOptional({ enum: ['csv'], default: 'csv' })
  @IsOptional()
  @IsIn(['csv'])
  format?: 'csv';

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'A mark before the text, by which spreadsheets know UTF-8.',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  bom?: 'true' | 'false';
}
