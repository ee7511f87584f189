import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';

export class NewPlanMigrationBody {
  @ApiPropertyOptional({
    example: 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
    description: 'Another plan of the same offer; the same plan when left out.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  toPlanId?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    example: 2,
    description: 'A version of the same plan; the newest one on sale by then when left out.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  toVersion?: number;

  @ApiProperty({
    type: 'string',
    format: 'date',
    example: '2027-03-01',
    description: 'The first day on which a renewal may be for the other version; at least 30 days from today.',
  })
  @IsString()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  effectiveFrom: string;

  @ApiProperty({ minLength: 1, maxLength: 500, example: 'Prices of 2027' })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason: string;
}

class NoticesView {
  @ApiProperty({ type: 'integer', example: 4210 }) sent: number;
  @ApiProperty({ type: 'integer', example: 0, description: 'Taken back before they took effect.' }) withdrawn: number;
}

export class PlanMigrationView {
  @ApiProperty({ example: 'plm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) planId: string;
  @ApiProperty({ example: 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) toPlanId: string;
  @ApiProperty({ type: 'integer', example: 2 }) toVersion: number;
  @ApiProperty({ format: 'date', example: '2027-03-01' }) effectiveFrom: string;
  @ApiProperty({ format: 'date-time', description: 'From then on customers are told.' }) noticesFrom: string;
  @ApiProperty({ example: 'Prices of 2027' }) reason: string;
  @ApiProperty({ enum: ['scheduled', 'announced', 'finished', 'withdrawn'] }) status: string;
  @ApiProperty({ type: NoticesView }) notices: NoticesView;
  @ApiProperty({ format: 'date-time' }) postedAt: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) withdrawnAt: string | null;
}
