import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { AmountView, Euros } from './amount.dto.js';

const ONE_LINE = /^(?=.*\S)[^\p{Cc}\u2028\u2029]*$/u;

export class SellerAddressBody {
  @ApiProperty({ example: '1 rue de l’Exemple' })
  @IsString()
  @MaxLength(200)
  @Matches(ONE_LINE)
  line1: string;

  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(ONE_LINE)
  line2?: string | null;

  @ApiProperty({ example: '75002' })
  @IsString()
  @Matches(/^\d{5}$/)
  postalCode: string;

  @ApiProperty({ example: 'Paris' })
  @IsString()
  @MaxLength(100)
  @Matches(ONE_LINE)
  city: string;

  @ApiPropertyOptional({ enum: ['FR'], description: 'The VAT rules are those of a seller in France.' })
  @IsOptional()
  @IsIn(['FR'])
  country?: string;
}

export class BankAccountBody {
  @ApiProperty({ example: 'Acme SAS' })
  @IsString()
  @MaxLength(100)
  @Matches(ONE_LINE)
  holder: string;

  @ApiProperty({ example: 'FR7630006000011234567890189' })
  @IsString()
  @MaxLength(42)
  iban: string;

  @ApiProperty({ example: 'AGRIFRPP' })
  @IsString()
  @Matches(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/)
  bic: string;
}

export class TurnoverBody {
  @Euros()
  previousYear: unknown;

  @Euros()
  currentYear: unknown;
}

/** What changes; the rest stays. */
export class UpdateSellerBody {
  @ApiPropertyOptional({ type: 'string', example: 'Acme SAS' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(ONE_LINE)
  legalName?: string;

  @ApiPropertyOptional({ type: 'string', example: 'SAS' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  @Matches(ONE_LINE)
  legalForm?: string;

  @ApiPropertyOptional({ type: AmountView })
  @IsOptional()
  @Euros()
  shareCapital?: unknown;

  @ApiPropertyOptional({ type: SellerAddressBody })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SellerAddressBody)
  address?: SellerAddressBody;

  @ApiPropertyOptional({ type: 'string', example: '123456782' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  siren?: string;

  @ApiPropertyOptional({ type: 'string', example: 'Paris' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(ONE_LINE)
  rcsCity?: string;

  @ApiPropertyOptional({ type: 'string', example: 'FR11123456782' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  vatNumber?: string;

  @ApiPropertyOptional({ enum: ['normal', 'franchise'], description: '`franchise`: a small business without VAT.' })
  @IsOptional()
  @IsIn(['normal', 'franchise'])
  vatRegime?: 'normal' | 'franchise';

  @ApiPropertyOptional({ type: 'boolean', description: 'Registered for the one-stop shop: taxes at destination.' })
  @IsOptional()
  @IsBoolean()
  ossOptIn?: boolean;

  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @IsBoolean()
  debitsOption?: boolean;

  @ApiPropertyOptional({ enum: ['charge_then_credit', 'trust_syntax'], description: 'While VIES is silent.' })
  @IsOptional()
  @IsIn(['charge_then_credit', 'trust_syntax'])
  viesDownPolicy?: 'charge_then_credit' | 'trust_syntax';

  @ApiPropertyOptional({ type: 'integer', example: 90 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(730)
  vatProofMaxAgeDays?: number;

  @ApiPropertyOptional({ enum: ['outside', 'finland'] })
  @IsOptional()
  @IsIn(['outside', 'finland'])
  alandAs?: 'outside' | 'finland';

  @ApiPropertyOptional({
    type: TurnoverBody,
    description: 'Net sales to consumers in other EU countries before this installation kept count.',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TurnoverBody)
  euTurnoverOpening?: TurnoverBody;

  @ApiPropertyOptional({ type: BankAccountBody })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => BankAccountBody)
  bankAccount?: BankAccountBody;

  @ApiPropertyOptional({
    type: 'string',
    example: 'FR72ZZZ123456',
    description: 'The SEPA creditor identifier that mandates name; empty for none.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  creditorIdentifier?: string;
}

class SellerAddressView {
  @ApiProperty({ example: '1 place de la Bourse' }) line1: string;
  @ApiProperty({ type: 'string', nullable: true }) line2: string | null;
  @ApiProperty({ example: '75002' }) postalCode: string;
  @ApiProperty({ example: 'Paris' }) city: string;
  @ApiProperty({ example: 'FR' }) country: string;
}

class BankAccountView {
  @ApiProperty({ example: 'Posthorn SAS' }) holder: string;
  @ApiProperty({ example: 'FR7630006000011234567890189' }) iban: string;
  @ApiProperty({ example: 'AGRIFRPP' }) bic: string;
}

class TurnoverView {
  @ApiProperty({ type: AmountView }) previousYear: AmountView;
  @ApiProperty({ type: AmountView }) currentYear: AmountView;
}

export class SellerView {
  @ApiProperty({ example: 'Acme SAS' }) legalName: string;
  @ApiProperty({ example: 'SAS' }) legalForm: string;
  @ApiProperty({ type: AmountView }) shareCapital: AmountView;
  @ApiProperty({ type: SellerAddressView }) address: SellerAddressView;
  @ApiProperty({ example: '123456782' }) siren: string;
  @ApiProperty({ example: 'Paris' }) rcsCity: string;
  @ApiProperty({ example: 'FR11123456782' }) vatNumber: string;
  @ApiProperty({ enum: ['normal', 'franchise'] }) vatRegime: string;
  @ApiProperty() ossOptIn: boolean;
  @ApiProperty() debitsOption: boolean;
  @ApiProperty({ enum: ['charge_then_credit', 'trust_syntax'] }) viesDownPolicy: string;
  @ApiProperty({ type: 'integer', example: 90 }) vatProofMaxAgeDays: number;
  @ApiProperty({ enum: ['outside', 'finland'] }) alandAs: string;
  @ApiProperty({ type: TurnoverView }) euTurnoverOpening: TurnoverView;
  @ApiProperty({ type: TurnoverView, description: 'The opening figures and what was invoiced since.' })
  euTurnover: TurnoverView;
  @ApiProperty({ type: BankAccountView }) bankAccount: BankAccountView;
  @ApiProperty({ type: 'string', nullable: true, example: 'FR72ZZZ123456' }) creditorIdentifier: string | null;
}
