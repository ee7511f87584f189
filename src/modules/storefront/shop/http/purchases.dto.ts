import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MoneyView, NextActionView } from '../../../billing/index.js';
import { BASKET_KINDS, type BasketKind } from '../rules/basket.js';

class BasketItemBody {
  @ApiProperty({ enum: BASKET_KINDS, example: 'seat' })
  @IsIn(BASKET_KINDS)
  kind: BasketKind;

  @ApiPropertyOptional({
    description: 'Which pack, of what is sold in packs.',
    example: 'smp_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  packId?: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1000, example: 1 })
  @IsInt()
  @Min(1)
  @Max(1000)
  quantity: number;
}

export class BuyBasketBody {
  @ApiProperty({ type: [BasketItemBody], description: 'Each thing once, with its quantity.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => BasketItemBody)
  items: BasketItemBody[];

  @ApiPropertyOptional({
    example: 'pm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
    description: 'Id of a payment method; the newest one when left out.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  paymentMethod?: string;
}

class PurchaseLineView {
  @ApiProperty({ example: 'seat' }) kind: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  subscriptionId: string | null;
  @ApiProperty({ example: 'Additional user, Web' }) description: string;
  @ApiProperty({ type: 'integer', example: 1 }) quantity: number;
  @ApiProperty({ type: MoneyView }) unitPrice: MoneyView;
  @ApiProperty({ type: MoneyView }) net: MoneyView;
}

export class PurchaseView {
  @ApiProperty({ example: 'ord_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ enum: ['pending_payment', 'active', 'refused'] }) status: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'inv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  invoiceId: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'pay_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  paymentId: string | null;
  @ApiProperty({ type: NextActionView, nullable: true, description: 'What the payer must do before it goes on.' })
  nextAction: NextActionView | null;
  @ApiProperty({ type: [PurchaseLineView] }) items: PurchaseLineView[];
  @ApiProperty({ type: MoneyView }) net: MoneyView;
  @ApiProperty({ type: MoneyView }) vatAmount: MoneyView;
  @ApiProperty({ type: MoneyView }) gross: MoneyView;
  @ApiProperty({
    type: 'string',
    format: 'date',
    nullable: true,
    example: null,
    description: 'The last usable day of the SMS credits in it; while it is not paid, what it would be if it were now.',
  })
  expiresOn: string | null;
  @ApiProperty({ format: 'date-time' }) orderedAt: string;
}
