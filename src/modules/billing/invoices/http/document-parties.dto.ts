import { ApiProperty } from '@nestjs/swagger';

const optional = { required: false } as const;
const mayBeNull = { type: 'string', nullable: true, required: false } as const;

class FrozenAddressView {
  @ApiProperty({ ...optional, example: '12 rue de la Paix' }) line1?: string;
  @ApiProperty({ ...mayBeNull, example: null }) line2?: string | null;
  @ApiProperty({ ...mayBeNull, example: '75002' }) postalCode?: string | null;
  @ApiProperty({ ...optional, example: 'Paris' }) city?: string;
  @ApiProperty({
    ...mayBeNull,
    example: null,
    description: 'Where a country has parts that matter, as Spain’s Canarias.',
  })
  region?: string | null;
  @ApiProperty({ ...optional, example: 'FR', description: 'Of the seller; a customer’s stands beside the address.' })
  country?: string;
}

class ShareCapitalView {
  @ApiProperty({ example: '10000.00' }) amount: string;
  @ApiProperty({ example: 'EUR' }) currency: string;
}

class FrozenBankAccountView {
  @ApiProperty({ example: 'Posthorn SAS' }) holder: string;
  @ApiProperty({ example: 'FR7630006000011234567890189' }) iban: string;
  @ApiProperty({ example: 'AGRIFRPP' }) bic: string;
}

/** Who sold, as the law wants it on the document; documents of old may say less. */
export class FrozenSellerView {
  @ApiProperty({ ...optional, example: 'Posthorn SAS' }) legalName?: string;
  @ApiProperty({ ...optional, example: 'SAS' }) legalForm?: string;
  @ApiProperty({ type: ShareCapitalView, nullable: true, required: false }) shareCapital?: ShareCapitalView | null;
  @ApiProperty({ ...optional, type: FrozenAddressView }) address?: FrozenAddressView;
  @ApiProperty({ ...optional, example: '732829320' }) siren?: string;
  @ApiProperty({ ...optional, example: 'Paris' }) rcsCity?: string;
  @ApiProperty({ ...optional, example: 'FR44732829320' }) vatNumber?: string;
  @ApiProperty({ ...optional, example: 'normal' }) vatRegime?: string;
  @ApiProperty({ ...optional, example: false }) debitsOption?: boolean;
  @ApiProperty({ type: FrozenBankAccountView, nullable: true, required: false })
  bankAccount?: FrozenBankAccountView | null;
}

/** Who bought, as he was. */
export class FrozenCustomerView {
  @ApiProperty({ ...optional, example: 'company' }) customerType?: string;
  @ApiProperty({ ...optional, example: 'Acme SARL' }) name?: string;
  @ApiProperty({ ...optional, type: FrozenAddressView }) address?: FrozenAddressView;
  @ApiProperty({ ...optional, example: 'FR' }) country?: string;
  @ApiProperty({ ...mayBeNull, example: 'FR40303265045' }) vatNumber?: string | null;
  @ApiProperty({ ...mayBeNull, example: '303265045' }) siren?: string | null;
  @ApiProperty({ ...mayBeNull, example: null }) taxNumber?: string | null;
  @ApiProperty({ ...mayBeNull, example: 'accounts@acme.example' }) invoiceEmail?: string | null;
  @ApiProperty({ ...mayBeNull, example: 'PO-2026-118' }) purchaseReference?: string | null;
  @ApiProperty({ ...mayBeNull, example: null }) serviceCode?: string | null;
}
