import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IfGiven, ListQuery } from '../../../../platform/http/index.js';

export class ErasePersonBody {
  @ApiPropertyOptional({ format: 'email', example: 'ada@example.net', description: 'Either this, or `phone`.' })
  @IfGiven()
  @IsString()
  @MaxLength(320)
  email?: string;

  @ApiPropertyOptional({ example: '+33612345678', description: 'International.' })
  @IfGiven()
  @IsString()
  @MaxLength(40)
  phone?: string;
}

export class MergeContactBody {
  @ApiProperty({ example: 'con_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11', description: 'The one that is gone afterwards.' })
  @IsString()
  @MaxLength(100)
  contactId: string;
}

export class ErasuresQuery extends ListQuery {
  @ApiPropertyOptional({ example: 'ada@example.net', description: 'Receipts of this address.' })
  @IsOptional()
  @IsString()
  @MaxLength(320)
  email?: string;

  @ApiPropertyOptional({ example: '+33612345678', description: 'Receipts that were asked for by this number.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;
}

export class ErasureView {
  @ApiProperty({ example: 'cer_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ format: 'date-time' }) erasedAt: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { contacts: 1, memberships: 2, consents: 3, tags: 1, deliveries: 40, suppressionsKept: 1 },
    description: 'What was erased, by kind; `…Kept` and `…InFlight` say what was not.',
  })
  counts: Record<string, number>;
}
