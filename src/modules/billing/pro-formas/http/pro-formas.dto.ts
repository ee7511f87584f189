import { ApiProperty } from '@nestjs/swagger';
import { MoneyView } from '../../payments/index.js';

class ProFormaLineView {
  @ApiProperty({ example: 'plan' }) kind: string;
  @ApiProperty({ example: 'Relay 1,000 a day, one month' }) description: string;
  @ApiProperty({ type: 'integer', example: 1 }) quantity: number;
  @ApiProperty({ type: MoneyView }) unitPrice: MoneyView;
  @ApiProperty({ type: MoneyView }) net: MoneyView;
}

export class ProFormaView {
  @ApiProperty({ example: 'pfm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'PF-2026-000042' }) number: string;
  @ApiProperty({ example: 'sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) subscriptionId: string;
  @ApiProperty({ format: 'date' }) issueDate: string;
  @ApiProperty({ format: 'date', description: 'The last day on which the money comes in time.' }) payBy: string;
  @ApiProperty({ example: 'RF-PF-2026-000042', description: 'What to write on the transfer.' })
  paymentReference: string;
  @ApiProperty({ type: [ProFormaLineView] }) lines: ProFormaLineView[];
  @ApiProperty({ type: MoneyView }) net: MoneyView;
  @ApiProperty({ type: MoneyView }) vatAmount: MoneyView;
  @ApiProperty({ type: MoneyView }) gross: MoneyView;
}
