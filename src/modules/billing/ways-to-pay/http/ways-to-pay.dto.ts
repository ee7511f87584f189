import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { PAYMENT_KINDS } from '../../payments/index.js';

const INTERVALS = ['month', 'year'] as const;

export class AvailableMethodsQuery {
  @ApiProperty({ example: 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  @IsString()
  @MaxLength(64)
  planId: string;

  @ApiProperty({ enum: INTERVALS })
  @IsIn(INTERVALS)
  interval: (typeof INTERVALS)[number];
}

class WayReasonView {
  @ApiProperty({ example: 'interval_not_allowed' }) code: string;
  @ApiProperty({ example: 'Not for this billing interval.' }) message: string;
}

class WayView {
  @ApiProperty({ enum: PAYMENT_KINDS }) kind: string;
  @ApiProperty() usable: boolean;
  @ApiProperty({ type: [WayReasonView], description: 'All that speaks against it; empty when it is usable.' })
  reasons: WayReasonView[];
}

export class AvailableMethodsView {
  @ApiProperty({ type: [WayView], description: 'Always all kinds there are, in the same order.' }) data: WayView[];
}
