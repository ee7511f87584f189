import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { LANGUAGES, type Language } from '../../../../kernel/texts.js';
import { MOST_GROUPS } from '../rules/synonym-groups.js';

const GROUPS = {
  type: 'array',
  items: { type: 'array', items: { type: 'string', maxLength: 60 }, minItems: 2, maxItems: 20 },
  maxItems: MOST_GROUPS,
  example: [
    ['Rechnung', 'Beleg', 'Quittung'],
    ['2FA', 'zweiter Faktor'],
  ],
} as const;

export class SynonymsQuery {
  /**
   * Without it the language of `Accept-Language`.
   * @example "de"
   */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language;
}

export class WriteSynonymsDto {
  /** @example "de" */
  @IsIn(LANGUAGES)
  lang: Language;

  @ApiProperty({
    ...GROUPS,
    nullable: true,
    description: 'All groups of the language; null for those that come with the product.',
  })
  @ValidateIf((_, value: unknown) => value !== null)
  @IsArray()
  @ArrayMaxSize(MOST_GROUPS)
  @IsArray({ each: true })
  groups: string[][] | null;
}

export class SynonymsDto {
  /** @example "de" */
  lang: (typeof LANGUAGES)[number];

  @ApiProperty({ ...GROUPS, description: 'Of a group each single word finds all the others.' })
  groups: string[][];

  /** What comes with the product is renewed with it until staff write their own. */
  origin: 'product' | 'staff';
}
