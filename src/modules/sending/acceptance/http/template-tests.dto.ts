import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

export class TestTemplateBody {
  @ApiProperty({
    maxLength: 320,
    example: 'you@acme.example',
    description: 'A verified sender address, an address of a verified domain, or your own.',
  })
  @IsString()
  @MaxLength(320)
  to: string;

  @ApiPropertyOptional({
    maxLength: 320,
    example: 'news@acme.example',
    description: 'Without it `to`, if mail may come from there, else the address of the account’s owner.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(320)
  from?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { name: 'Ann' } })
  @IsOptional()
  @IsObject()
  variables?: Record<string, unknown>;

  @ApiPropertyOptional({ maxLength: 35, example: 'fr', description: 'Of the reader.' })
  @IsOptional()
  @IsString()
  @MaxLength(35)
  @Matches(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$/)
  language?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'Without it the latest.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version?: number;
}
