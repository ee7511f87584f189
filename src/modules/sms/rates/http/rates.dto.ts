import { ApiProperty } from '@nestjs/swagger';

export class SmsRateView {
  @ApiProperty({ example: 'FR' }) country: string;
  @ApiProperty({ type: 'string', nullable: true, example: null, description: 'MCC and MNC; null: the whole country.' })
  network: string | null;
  @ApiProperty({ example: '0.8', description: 'For one part of a text.' }) credits: string;
  @ApiProperty({ format: 'date', example: '2026-01-01' }) validFrom: string;
  @ApiProperty({ type: 'string', format: 'date', nullable: true, example: null, description: 'The last day.' })
  validTo: string | null;
}
