import { ApiProperty } from '@nestjs/swagger';
import { MoneyView } from '../../../billing/index.js';

const PLAN = 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const SUBSCRIPTION = 'sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

class ActionView {
  @ApiProperty({ enum: ['buy', 'change'], description: '`change`: a subscription that runs moves to this plan.' })
  name: string;
  @ApiProperty({ example: 'POST' }) method: string;
  @ApiProperty({ example: '/v1/purchases' }) path: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { items: [{ kind: 'seat', quantity: 1 }] },
    description: 'What to send; `paymentMethod` may be added where something is bought.',
  })
  body: object;
}

class IntervalPriceView extends MoneyView {
  @ApiProperty({ enum: ['month', 'year'] }) interval: string;
}

export class GoodView {
  @ApiProperty({ enum: ['plan', 'seat', 'phone_support', 'priority_support', 'dedicated_ip', 'sms_pack'] })
  kind: string;
  @ApiProperty({ type: 'string', nullable: true, example: PLAN, description: 'Of a plan.' }) planId: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: null, description: 'Of a pack.' }) packId: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'suite', description: 'Of a plan.' }) offer: string | null;
  @ApiProperty({
    type: 'string',
    nullable: true,
    example: SUBSCRIPTION,
    description: 'The subscription that changes, or that it is bought for.',
  })
  subscriptionId: string | null;
  @ApiProperty({ example: 'Pro', description: 'In the language asked for.' }) name: string;
  @ApiProperty({ type: MoneyView, description: 'Without VAT; of a plan, for `interval`.' }) price: MoneyView;
  @ApiProperty({ type: 'string', enum: ['month', 'year'], nullable: true, description: 'Null: the running term.' })
  interval: string | null;
  @ApiProperty({ type: [IntervalPriceView], description: 'Of a plan: all its prices.' }) prices: IntervalPriceView[];
  @ApiProperty({
    type: 'string',
    format: 'date',
    nullable: true,
    example: null,
    description: 'Of SMS credits: the last usable day, were they bought now.',
  })
  expiresOn: string | null;
  @ApiProperty({ type: ActionView }) action: ActionView;
}
