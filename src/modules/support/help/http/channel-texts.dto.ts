import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { HELP_CHANNELS } from '../rules/channel-texts.table.js';

const LINE = { each: true, message: 'must have something in it, on one line', context: { code: 'wrong_format' } };

export class DescribeChannelDto {
  /** @example "de" */
  @IsIn(LANGUAGES)
  lang: (typeof LANGUAGES)[number];

  /** @example ["Rund um die Uhr"] */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  @Matches(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, LINE)
  pros: string[];

  /** @example ["Die Antwort dauert etwas"] */
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  @Matches(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, LINE)
  cons: string[];
}

export class ChannelTextDto {
  /** @example "ticket" */
  channel: (typeof HELP_CHANNELS)[number];
  /** @example "de" */
  lang: (typeof LANGUAGES)[number];
  /** @example ["Rund um die Uhr"] */
  pros: string[];
  /** @example ["Die Antwort dauert etwas"] */
  cons: string[];
}
