import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type SurplusChoice, SURPLUS_CHOICES } from '../rules/surplus.js';
import { IP_STATES, type IpState } from '../../stock/index.js';

class EntitlementView {
  @ApiProperty({ type: 'integer', example: 1, description: 'Within the price of your plan.' }) included: number;
  @ApiProperty({ type: 'integer', example: 0 }) purchased: number;
  @ApiProperty({ type: 'integer', example: 1 }) assigned: number;
}

class OwnIpCheckView {
  @ApiProperty({ enum: ['ptr', 'forward', 'helo', 'banner'] }) check: string;
  @ApiProperty({ enum: ['ok', 'failed', 'unknown', 'skipped'] }) result: string;
  @ApiProperty({ example: 'no_ptr' }) reason: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'out7.mail.example.org' }) expected: string | null;
  @ApiProperty({ type: [String], example: [] }) found: string[];
  @ApiProperty({ example: 'No PTR record names this address.', description: 'What it means.' }) explanation: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'What is to be done, and by whom.' }) mend: string | null;
}

class OwnWarmUpView {
  @ApiProperty({ example: 'standard-2026' }) plan: string;
  @ApiProperty({ type: 'integer', example: 3 }) stage: number;
  @ApiProperty({ type: 'integer', example: 22 }) stages: number;
  @ApiProperty({ type: 'integer', example: 800 }) dailyCap: number;
  @ApiProperty({ type: 'integer', example: 160 }) hourlyCap: number;
  @ApiProperty({ type: 'integer', example: 480, description: 'Of a day, to one mailbox provider.' })
  providerDailyCap: number;
  @ApiProperty({ type: 'integer', example: 512 }) usedToday: number;
  @ApiProperty({ type: 'integer', example: 80 }) usedThisHour: number;
  @ApiProperty({ type: Object, example: { google: 300, other: 212 } }) usedTodayByProvider: Record<string, number>;
  @ApiProperty({ type: 'integer', example: 10_000, description: 'What it shall send in a day at the end.' })
  targetDaily: number;
  @ApiProperty() paused: boolean;
  @ApiProperty({ type: 'string', nullable: true, example: 'went_well', description: 'What the last day led to.' })
  lastVerdict: string | null;
  @ApiProperty({ example: '2026-05-04T08:00:00.000Z' }) startedAt: string;
}

export class OwnIpView {
  @ApiProperty({ example: 'ip_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: '198.51.100.7' }) address: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'out7.mail.example.org' }) hostname: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'dedicated' }) pool: string | null;
  @ApiProperty({ enum: IP_STATES }) state: IpState;
  @ApiProperty({ example: '2026-05-04T08:00:00.000Z' }) stateSince: string;
  @ApiProperty({ type: [OwnIpCheckView] }) checks: OwnIpCheckView[];
  @ApiProperty({ type: OwnWarmUpView, nullable: true, description: 'Null when it does not warm up.' })
  warmup: OwnWarmUpView | null;
}

export class AfterDowngradeBody {
  @ApiProperty({ enum: SURPLUS_CHOICES })
  @IsIn(SURPLUS_CHOICES)
  choice: SurplusChoice;
}

export class AfterDowngradeView {
  @ApiProperty({ enum: SURPLUS_CHOICES }) choice: SurplusChoice;
}

export class OwnIpsView {
  @ApiProperty({ type: EntitlementView }) entitlement: EntitlementView;
  @ApiProperty({ enum: SURPLUS_CHOICES, description: 'What becomes of those that a smaller plan does not include.' })
  afterDowngrade: SurplusChoice;
  @ApiProperty({ type: [OwnIpView] }) data: OwnIpView[];
}

export class ReleasedIpView {
  @ApiProperty({ example: 'ip_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: '198.51.100.7' }) address: string;
  @ApiProperty({ enum: IP_STATES }) state: IpState;
  @ApiProperty({ type: 'string', nullable: true, description: 'Nobody gets it before.' }) coolingUntil: string | null;
}
