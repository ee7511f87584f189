import { ApiProperty } from '@nestjs/swagger';

export class QuarantinedDeliveryView {
  @ApiProperty({ example: 'dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) messageId: string;
  @ApiProperty({ example: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) accountId: string;
  @ApiProperty({ example: 'ada@example.net' }) recipient: string;
  @ApiProperty({ description: 'False once somebody decided about it; it is in the list no more.' })
  quarantined: boolean;
  @ApiProperty({ example: 'held' }) status: string;
  @ApiProperty({ type: 'integer', example: 3 }) attempts: number;
  @ApiProperty({ type: 'integer', example: 3, description: 'Workers in a row that ended with it in their hands.' })
  lostWorkers: number;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}
