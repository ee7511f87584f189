import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min, ValidateIf } from 'class-validator';
import { OVERFLOWS, type Overflow, type Stream, STREAMS } from '../rules/pool.js';

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

export class AddPoolBody {
  @ApiProperty({ example: 'newsletters' })
  @IsString()
  @Matches(NAME)
  name: string;

  @ApiPropertyOptional({ enum: STREAMS, nullable: true, description: 'Which mail goes there by itself; null: all.' })
  @IsOptional()
  @IsIn(STREAMS)
  stream?: Stream | null;

  @ApiPropertyOptional({
    enum: OVERFLOWS,
    default: 'shared',
    description: 'What becomes of mail its addresses may not send now.',
  })
  @IsOptional()
  @IsIn(OVERFLOWS)
  overflow?: Overflow;
}

export class ChangePoolBody {
  @ApiPropertyOptional({ example: 'newsletters' })
  @ValidateIf((_, value: unknown) => value !== undefined)
  @IsString()
  @Matches(NAME)
  name?: string;

  @ApiPropertyOptional({ enum: STREAMS, nullable: true })
  @IsOptional()
  @IsIn(STREAMS)
  stream?: Stream | null;

  @ApiPropertyOptional({ enum: OVERFLOWS })
  @ValidateIf((_, value: unknown) => value !== undefined)
  @IsIn(OVERFLOWS)
  overflow?: Overflow;
}

export class PoolView {
  @ApiProperty({ example: 'ipp_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'newsletters' }) name: string;
  @ApiProperty({ enum: STREAMS, nullable: true, type: 'string' }) stream: Stream | null;
  @ApiProperty({ enum: OVERFLOWS }) overflow: Overflow;
  @ApiProperty({ example: '2026-05-04T08:00:00.000Z' }) createdAt: string;
}

export class PoolsView {
  @ApiProperty({ type: [PoolView] }) data: PoolView[];
  @ApiProperty({ type: 'string', nullable: true, description: 'Always null: an account has few.' }) nextCursor: null;
}

export class AddRuleBody {
  @ApiPropertyOptional({
    type: 'integer',
    example: 10,
    description: 'Smaller ones are looked at first; left out: the last.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  place?: number;

  @ApiPropertyOptional({ example: 'shop.example.org' })
  @IsOptional()
  @Matches(DOMAIN)
  senderDomain?: string;

  @ApiPropertyOptional({ example: 'example.net' })
  @IsOptional()
  @Matches(DOMAIN)
  recipientDomain?: string;

  @ApiPropertyOptional({ example: 'invoice' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  tag?: string;

  @ApiProperty({
    type: 'string',
    nullable: true,
    example: 'ipp_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
    description: 'Null: the shared addresses.',
  })
  @ValidateIf((_, value: unknown) => value !== null)
  @IsString()
  pool: string | null;
}

export class RuleView {
  @ApiProperty({ example: 'rtr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ type: 'integer', example: 10 }) place: number;
  @ApiProperty({ type: 'string', nullable: true }) senderDomain: string | null;
  @ApiProperty({ type: 'string', nullable: true }) recipientDomain: string | null;
  @ApiProperty({ type: 'string', nullable: true }) tag: string | null;
  @ApiProperty({ type: 'string', nullable: true }) pool: string | null;
}

export class RulesView {
  @ApiProperty({ type: [RuleView] }) data: RuleView[];
  @ApiProperty({ type: 'string', nullable: true, description: 'Always null.' }) nextCursor: null;
}

export class PlaceIpBody {
  @ApiProperty({ example: 'ipp_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  @IsString()
  pool: string;
}
