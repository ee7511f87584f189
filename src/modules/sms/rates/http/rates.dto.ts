import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

export class SmsRateView {
  @ApiProperty({ example: 'FR' }) country: string;
  @ApiProperty({ type: 'string', nullable: true, example: null, description: 'MCC and MNC; null: the whole country.' })
  network: string | null;
  @ApiProperty({ example: '0.8', description: 'For one part of a text.' }) credits: string;
  @ApiProperty({ format: 'date', example: '2026-01-01' }) validFrom: string;
  @ApiProperty({ type: 'string', format: 'date', nullable: true, example: null, description: 'The last day.' })
  validTo: string | null;
}

export class ImportRatesQuery {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: '`true`: only say what would change.',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  dryRun?: string;
}

class ChangedRateView {
  @ApiProperty({ type: SmsRateView }) before: SmsRateView;
  @ApiProperty({ type: SmsRateView }) after: SmsRateView;
}

export class SmsRateDiffView {
  @ApiProperty({ type: [SmsRateView] }) added: SmsRateView[];
  @ApiProperty({
    type: [ChangedRateView],
    description: 'Same country, network and first day; other credits or last day.',
  })
  changed: ChangedRateView[];
  @ApiProperty({ type: [SmsRateView] }) removed: SmsRateView[];
}
