import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

export class EstimateBody {
  @ApiProperty({ type: 'integer', example: 6000, minimum: 1, maximum: 100_000_000 })
  @IsInt()
  @Min(1)
  @Max(100_000_000)
  recipients: number;
}

export class EstimateView {
  @ApiProperty({ type: 'integer', example: 6000 }) recipients: number;
  @ApiProperty({ type: 'integer', nullable: true, example: 3000, description: 'The account’s speed; null: no limit.' })
  ratePerHour: number | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 7200,
    description: 'Null without a limit: then only the receivers’ own speed counts.',
  })
  durationSeconds: number | null;
  @ApiProperty({ format: 'date-time', description: 'When what waits already will have left.' }) startsAt: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) endsAt: string | null;
}
