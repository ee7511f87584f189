import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { type Stream, STREAMS } from '../../pools/index.js';

const ADDRESS = /^[^\s@]{1,64}@[^\s@]{1,253}$/;

export class DryRunBody {
  @ApiProperty({ example: 'shop@example.org' })
  @IsString()
  @Matches(ADDRESS)
  from: string;

  @ApiProperty({ example: 'ada@example.net' })
  @IsString()
  @Matches(ADDRESS)
  to: string;

  @ApiPropertyOptional({ enum: STREAMS, default: 'transactional' })
  @IsOptional()
  @IsIn(STREAMS)
  stream?: Stream;

  @ApiPropertyOptional({ example: 'dedicated', description: 'One of your pools by name or id, or `shared`.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  ipPool?: string;

  @ApiPropertyOptional({ example: ['invoice'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  tags?: string[];
}

class DryRunStepView {
  @ApiProperty({ enum: ['explicit_pool', 'rule', 'stream', 'dedicated', 'shared'] }) step: string;
  @ApiProperty({
    enum: ['taken', 'not_named', 'not_allowed', 'no_rule', 'no_pool', 'no_address', 'overflow', 'not_needed'],
  })
  outcome: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'dedicated' }) pool: string | null;
}

export class DryRunView {
  @ApiProperty({
    type: 'string',
    nullable: true,
    example: '198.51.100.7',
    description: 'The first it would leave from; null: whichever shared address the machine has.',
  })
  ip: string | null;
  @ApiProperty({ type: [String], example: ['198.51.100.7'], description: 'All that it may leave from.' }) ips: string[];
  @ApiProperty({ example: 'dedicated' }) pool: string;
  @ApiProperty({ enum: ['explicit_pool', 'rule', 'stream', 'dedicated', 'shared'] }) reason: string;
  @ApiProperty({ type: [DryRunStepView] }) steps: DryRunStepView[];
}
