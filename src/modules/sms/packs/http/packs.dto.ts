import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, Matches, Max, Min, ValidateNested } from 'class-validator';
import { IfGiven } from '../../../../platform/http/index.js';
import { MoneyView } from '../../../billing/index.js';

const PACK = 'spk_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const CREDITS = /^(?!0+(\.0+)?$)\d{1,9}(\.\d{1,3})?$/;
const AMOUNT = /^(?!0+\.00$)\d{1,7}\.\d{2}$/;

class UnitPriceView {
  @ApiProperty({ example: '0.07', description: 'As exact as a millionth.' }) amount: string;
  @ApiProperty({ example: 'EUR' }) currency: string;
}

class CountryYieldView {
  @ApiProperty({ example: 'IT' }) country: string;
  @ApiProperty({ type: 'integer', example: 1000, description: 'Texts of one part, whole ones.' }) messages: number;
}

class PackTermsView {
  @ApiProperty({ example: PACK }) id: string;
  @ApiProperty({ example: 'sms-1000' }) code: string;
  @ApiProperty({ example: '1000', description: 'At most three decimals.' }) credits: string;
  @ApiProperty({ type: MoneyView, description: 'Without VAT.' }) price: MoneyView;
  @ApiProperty({ type: UnitPriceView }) pricePerCredit: UnitPriceView;
  @ApiProperty({ type: 'boolean', enum: [false] }) taxIncluded: boolean;
}

export class ExpiryView {
  @ApiProperty({
    enum: ['email_term', 'months'],
    description: '`email_term`: the term of the e-mail plan; `months`: calendar months from the purchase.',
  })
  expiryMode: string;
  @ApiProperty({ format: 'date', example: '2028-02-28', description: 'The last usable day.' }) expiresOn: string;
}

export class SmsPackView extends PackTermsView {
  @ApiProperty({ type: [CountryYieldView], description: 'What the pack sends to each country today.' })
  yields: CountryYieldView[];
  @ApiProperty({ enum: ['email_term', 'months'] }) expiryMode: string;
  @ApiProperty({ format: 'date', example: '2028-02-28', description: 'The last usable day, were it bought now.' })
  expiresOn: string;
  @ApiProperty({
    description: 'What that day depends on, in the language asked for.',
    example: 'Good for as long as an e-mail plan runs.',
  })
  expiryNote: string;
}

export class StaffSmsPackView extends PackTermsView {
  @ApiProperty({ description: 'Whether it is on sale.' }) active: boolean;
  @ApiProperty({ type: 'integer', example: 0, description: 'Its place in the list.' }) position: number;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}

class PackPriceBody {
  @ApiProperty({ example: '70.00', pattern: '^\\d{1,7}\\.\\d{2}$', description: 'Without VAT, more than nothing.' })
  @Matches(AMOUNT)
  amount: string;

  @ApiProperty({ enum: ['EUR'] })
  @IsIn(['EUR'])
  currency: 'EUR';
}

class PackFieldsBody {
  @ApiPropertyOptional({ default: true, description: 'Whether it is on sale.' })
  @IfGiven()
  @IsBoolean()
  active?: boolean;
}

export class AddSmsPackBody extends PackFieldsBody {
  @ApiProperty({ example: 'sms-1000', pattern: '^[a-z0-9][a-z0-9.-]{0,63}$', description: 'No other pack has it.' })
  @Matches(/^[a-z0-9][a-z0-9.-]{0,63}$/)
  code: string;

  @ApiProperty({ example: '1000', description: 'More than nothing, at most three decimals.' })
  @Matches(CREDITS)
  credits: string;

  @ApiProperty({ type: PackPriceBody })
  @IsObject()
  @ValidateNested()
  @Type(() => PackPriceBody)
  price: PackPriceBody;
}

export class ChangeSmsPackBody extends PackFieldsBody {
  @ApiPropertyOptional({ example: '1000', description: 'Packs that were bought keep theirs.' })
  @IfGiven()
  @Matches(CREDITS)
  credits?: string;

  @ApiPropertyOptional({ type: PackPriceBody })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => PackPriceBody)
  price?: PackPriceBody;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 10000, example: 0 })
  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(10000)
  position?: number;
}
