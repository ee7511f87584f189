import { ApiProperty } from '@nestjs/swagger';
import { ExpiryView } from '../../packs/index.js';

const LOT = 'slt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

class SmsLotView extends ExpiryView {
  @ApiProperty({ example: LOT }) id: string;
  @ApiProperty({ example: '1000' }) credits: string;
  @ApiProperty({ example: '640.5' }) remaining: string;
  @ApiProperty({ example: '0' }) reserved: string;
  @ApiProperty({ format: 'date-time' }) purchasedAt: string;
  @ApiProperty({ enum: ['usable', 'used_up', 'expired'] }) status: string;
  @ApiProperty({ example: 'spu_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) purchaseId: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'inv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  invoiceId: string | null;
}

export class SmsCreditsView {
  @ApiProperty({ example: '640.5', description: 'What can be used now.' }) available: string;
  @ApiProperty({ example: '0', description: 'What waits for messages that are under way.' }) reserved: string;
  @ApiProperty({ type: [SmsLotView], description: 'In the order of their use, then those that ended.' })
  lots: SmsLotView[];
}

export class SmsLedgerEntryView {
  @ApiProperty({ example: 'sle_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ enum: ['purchase', 'reserve', 'settle', 'release', 'expire', 'adjust'] }) kind: string;
  @ApiProperty({ example: '1000', description: 'Signed: what went out is below nothing.' }) credits: string;
  @ApiProperty({ example: LOT }) lotId: string;
  @ApiProperty({ type: 'string', nullable: true, example: null }) messageId: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
}
