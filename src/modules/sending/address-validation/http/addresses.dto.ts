import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, MaxLength, ValidateIf } from 'class-validator';

export const MAX_ADDRESSES = 100;
const MAX_CHARS = 320;

export class ValidateAddressesBody {
  @ApiPropertyOptional({
    maxLength: MAX_CHARS,
    example: 'ann@gmial.com',
    description: 'One address: the answer is its verdict.',
  })
  @ValidateIf((body: ValidateAddressesBody) => body.emails === undefined)
  @IsString()
  @MaxLength(MAX_CHARS)
  email?: string;

  @ApiPropertyOptional({
    type: [String],
    minItems: 1,
    maxItems: MAX_ADDRESSES,
    description: 'Several: the answer is a list in `data`, in the same order.',
    example: ['ada@example.net', 'nobody@gmial.com'],
  })
  @ValidateIf((body: ValidateAddressesBody) => body.emails !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_ADDRESSES)
  @IsString({ each: true })
  @MaxLength(MAX_CHARS, { each: true })
  emails?: string[];
}

export class AddressDomainView {
  @ApiProperty({ type: Boolean, nullable: true, description: 'null: DNS did not answer.' }) exists: boolean | null;
  @ApiProperty({
    type: [String],
    nullable: true,
    example: ['mx1.example.net'],
    description: 'Its mail hosts, best first; the domain itself where it has an address and no MX.',
  })
  mx: readonly string[] | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'It says that it takes no mail (RFC 7505).' })
  nullMx: boolean | null;
}

export class AddressVerdictView {
  @ApiProperty({ example: 'ann@gmial.com' }) email: string;
  @ApiProperty({ description: 'False only when mail to it cannot arrive.' }) valid: boolean;
  @ApiProperty({ enum: ['valid', 'invalid', 'unknown'], description: '`unknown`: DNS did not answer.' })
  verdict: 'valid' | 'invalid' | 'unknown';
  @ApiProperty({
    type: [String],
    enum: [
      'address_invalid',
      'domain_not_found',
      'domain_takes_no_mail',
      'dns_unknown',
      'disposable_domain',
      'suppressed',
    ],
    description: 'The last two are remarks: they make no address invalid.',
  })
  reasons: string[];
  @ApiProperty({ type: String, nullable: true, example: 'ann@gmial.com', description: 'As addresses are compared.' })
  normalised: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'ann@gmail.com', description: 'What was probably meant.' })
  suggestion: string | null;
  @ApiProperty({ type: AddressDomainView }) domain: AddressDomainView;
  @ApiProperty({ description: 'A mailbox for some minutes.' }) disposable: boolean;
  @ApiProperty({ description: 'A task, not a person: info, sales, postmaster.' }) role: boolean;
  @ApiProperty({ description: 'A domain where anybody gets a mailbox.' }) freemail: boolean;
  @ApiProperty({
    type: String,
    enum: ['all', 'marketing'],
    nullable: true,
    description: 'By your own suppression list.',
  })
  suppressed: 'all' | 'marketing' | null;
}

export class AddressVerdictsView {
  @ApiProperty({ type: [AddressVerdictView] }) data: AddressVerdictView[];
}
