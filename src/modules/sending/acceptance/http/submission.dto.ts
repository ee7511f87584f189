import { ApiProperty } from '@nestjs/swagger';

export class AcceptedRecipientView {
  @ApiProperty({ example: 'dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12' }) id: string;
  @ApiProperty({ example: 'ada@example.net' }) email: string;
  @ApiProperty({ enum: ['queued', 'scheduled', 'suppressed', 'cancelled'], example: 'queued' }) status: string;
}

export class AcceptedMessageView {
  @ApiProperty({ example: 'msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({
    enum: ['queued', 'scheduled', 'cancelled'],
    description: '`cancelled` for sandbox messages, which go nowhere.',
  })
  status: string;
  @ApiProperty({ type: [AcceptedRecipientView] }) recipients: AcceptedRecipientView[];
  @ApiProperty({
    type: [String],
    description:
      '`large_message`: 25 MB or more, which some mailboxes refuse. `freemail_sender`: the From address is at a mail provider whose policy has receivers refuse it from elsewhere; use a domain of your own.',
    example: [],
  })
  warnings: string[];
}

class FieldFaultView {
  @ApiProperty({ example: 'to[0].email' }) field: string;
  @ApiProperty({ example: 'address_invalid' }) code: string;
  @ApiProperty({ example: 'This is no e-mail address.' }) message: string;
}

export class BatchEntryView {
  @ApiProperty({ type: 'integer', description: 'Place in `messages`.' }) index: number;
  @ApiProperty({ type: 'integer', description: 'The status this message alone would have had.', example: 202 })
  httpStatus: number;
  @ApiProperty({ required: false, example: 'msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id?: string;
  @ApiProperty({ required: false, example: 'queued' }) status?: string;
  @ApiProperty({ type: [AcceptedRecipientView], required: false }) recipients?: AcceptedRecipientView[];
  @ApiProperty({ type: [String], required: false, example: [] }) warnings?: string[];
  @ApiProperty({ required: false, example: 'daily_quota_exceeded' }) code?: string;
  @ApiProperty({ type: [FieldFaultView], required: false }) errors?: FieldFaultView[];
}

export class BatchView {
  @ApiProperty({ type: [BatchEntryView] }) data: BatchEntryView[];
}
