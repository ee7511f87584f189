import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';

export class PlansQuery extends ListQuery {
  @ApiPropertyOptional({ type: 'string', example: 'freemium-fr', description: 'Only plans of this offer.' })
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9._-]{0,63}$/)
  offer?: string;
}

export class OfferView {
  @ApiProperty({ example: 'freemium-fr' }) code: string;
  @ApiProperty({ example: 'Freemium' }) name: string;
  @ApiProperty({ example: 'EUR' }) currency: string;
  @ApiProperty({ example: 'Europe/Paris', description: 'Days and billing cycles begin at midnight here.' })
  timeZone: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  freePlanId: string | null;
}

class PlanQuotaView {
  @ApiProperty({ type: 'integer', nullable: true, example: 6000 }) monthly: number | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 200 }) daily: number | null;
}

class PriceView {
  @ApiProperty({ enum: ['month', 'year'] }) interval: string;
  @ApiProperty({ example: '25.00' }) amount: string;
  @ApiProperty({ example: 'EUR' }) currency: string;
  @ApiProperty({ example: false }) taxIncluded: boolean;
}

class PlanAddOnView {
  @ApiProperty({ enum: ['seat', 'dedicated_ip', 'phone_support', 'priority_support'] }) kind: string;
  @ApiProperty({ example: '30.00' }) amount: string;
  @ApiProperty({ example: 'EUR' }) currency: string;
  @ApiProperty({ enum: ['term', 'month'], description: 'Paid for the running term, or by the month.' }) period: string;
  @ApiProperty({ example: false }) taxIncluded: boolean;
}

export class PlanView {
  @ApiProperty({ example: 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'freemium-fr.essential-30k' }) code: string;
  @ApiProperty({ example: 'freemium-fr' }) offer: string;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
  @ApiProperty({ example: 'Essential 30,000' }) name: string;
  @ApiProperty({ example: 'essential' }) tier: string;
  @ApiProperty() custom: boolean;
  @ApiProperty({ type: 'integer', nullable: true, example: 30000 }) monthlyVolume: number | null;
  @ApiProperty({ type: PlanQuotaView }) quota: PlanQuotaView;
  @ApiProperty({ type: [PriceView] }) prices: PriceView[];
  @ApiProperty({ type: [PlanAddOnView] }) addOns: PlanAddOnView[];
  @ApiProperty({ type: 'object', additionalProperties: true }) features: Record<string, unknown>;
  @ApiProperty({ type: 'object', additionalProperties: true, example: { 'quota.onExceed': 'reject' } })
  policies: Record<string, unknown>;
  @ApiProperty() purchasable: boolean;
}
