import { ApiProperty, getSchemaPath } from '@nestjs/swagger';

const Because = () =>
  ApiProperty({
    type: [String],
    example: ['sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11'],
    description: 'The subscriptions that give it.',
  });

class BestNumberView {
  @ApiProperty({ type: 'integer', nullable: true, example: 15_728_640, description: 'null: no limit.' })
  value: number | null;
  @Because() because: string[];
}

class BestFlagView {
  @ApiProperty({ example: true }) value: boolean;
  @Because() because: string[];
}

class BestAccessView {
  @ApiProperty({ enum: ['closed', 'by_ticket', 'open'], description: 'by_ticket: support opens it from a ticket.' })
  value: string;
  @Because() because: string[];
}

export class BestFeatureView {
  @ApiProperty({ oneOf: [{ type: 'boolean' }, { type: 'number' }, { type: 'string' }], example: true })
  value: boolean | number | string;
  @Because() because: string[];
}

class SupportChannelsView {
  @ApiProperty({ type: BestAccessView }) ticket: BestAccessView;
  @ApiProperty({ type: BestAccessView }) email: BestAccessView;
  @ApiProperty({ type: BestAccessView }) chat: BestAccessView;
  @ApiProperty({ type: BestAccessView }) phone: BestAccessView;
  @ApiProperty({ type: [String], example: ['en', 'fr'] }) languages: string[];
}

class SeatsEntitledView {
  @ApiProperty({ type: 'integer', nullable: true, example: 1, description: 'null: as many people as one likes.' })
  included: number | null;
  @ApiProperty({ type: 'integer', example: 2 }) purchased: number;
  @ApiProperty({ type: 'integer', example: 1 }) used: number;
}

class DedicatedIpsView {
  @ApiProperty({ type: BestNumberView }) included: BestNumberView;
  @ApiProperty({ type: 'integer', example: 0 }) purchased: number;
}

class RetentionView {
  @ApiProperty({ type: BestNumberView }) bodyDays: BestNumberView;
  @ApiProperty({ type: BestNumberView }) eventDays: BestNumberView;
}

class BestView {
  @ApiProperty({ type: BestNumberView }) attachmentMaxBytes: BestNumberView;
  @ApiProperty({ type: BestNumberView }) ratePerHour: BestNumberView;
  @ApiProperty({ type: BestNumberView }) sendersMax: BestNumberView;
  @ApiProperty({ type: BestFlagView }) bulkAllowed: BestFlagView;
  @ApiProperty({ type: RetentionView }) retention: RetentionView;
  @ApiProperty({ type: DedicatedIpsView }) dedicatedIps: DedicatedIpsView;
  @ApiProperty({ type: SupportChannelsView }) support: SupportChannelsView;
  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(BestFeatureView) } })
  features: Record<string, BestFeatureView>;
}

class SoldQuotaView {
  @ApiProperty({ type: 'integer', nullable: true, example: 6000, description: 'null: no limit.' }) monthly:
    number | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 200, description: 'null: no limit.' }) daily: number | null;
}

class EntitledSubscriptionView {
  @ApiProperty({ example: 'sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) subscriptionId: string;
  @ApiProperty({ example: 'freemium-fr.free' }) planCode: string;
  @ApiProperty({ example: 'freemium-fr' }) offer: string;
  @ApiProperty({ type: SoldQuotaView }) quota: SoldQuotaView;
  @ApiProperty({ enum: ['reject', 'suspend', 'queue'] }) onExceed: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'When this answer is outdated.' })
  validUntil: string | null;
}

export class EntitlementsView {
  @ApiProperty({ type: SeatsEntitledView }) seats: SeatsEntitledView;
  @ApiProperty({
    type: BestView,
    nullable: true,
    description: 'The best of all subscriptions; null without any. Quotas are each subscription’s own.',
  })
  best: BestView | null;
  @ApiProperty({ type: [EntitledSubscriptionView], description: 'Oldest first.' })
  subscriptions: EntitledSubscriptionView[];
}
