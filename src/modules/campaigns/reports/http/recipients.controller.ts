import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { SMS_STATUSES } from '../../../sms/index.js';
import { STATUS } from '../../../spool/index.js';
import { letterOf } from '../../authoring/index.js';
import type { RecipientState } from '../../expansion/index.js';
import { type CampaignRecipient, ReadRecipients } from '../use-cases/read-recipients.query.js';

const LIST = 'campaign-recipients';

/** What people call it. */
const SHOWN = { waits: 'waiting', handed_over: 'sent', suppressed: 'suppressed', left_out: 'left_out' } as const;
const WORDS = Object.values(SHOWN);
/** What mail or a text that was handed over can be. */
const STATUSES = [...new Set<string>([...Object.keys(STATUS), ...SMS_STATUSES])];

class RecipientsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: WORDS, description: 'Only those in this state.' })
  @IsOptional()
  @IsIn(WORDS)
  state?: (typeof WORDS)[number];

  @ApiPropertyOptional({
    enum: STATUSES,
    description:
      'Only those whose mail, or text, stands so; a campaign of mail has the words of mail, one of texts those of texts.',
  })
  @IsOptional()
  @IsIn(STATUSES)
  status?: string;
}

class CampaignRecipientView {
  @ApiProperty({ example: 'ada@example.net', description: 'Of an SMS campaign the number.' }) address: string;
  @ApiProperty({ example: 'con_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) contactId: string;
  @ApiProperty({ type: String, nullable: true, example: 'A', description: 'Null while a test is undecided for him.' })
  variant: string | null;
  @ApiProperty({ enum: WORDS }) state: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
    description: 'Of an SMS campaign the text: `sms_…`.',
  })
  messageId: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'delivered',
    description: 'Of the mail, or the text, that was handed over.',
  })
  status: string | null;
  @ApiProperty({ description: 'By a person.' }) opened: boolean;
  @ApiProperty({ description: 'By a person.' }) clicked: boolean;
}

@ApiTags('Campaigns')
@Controller('v1/campaigns/:id/recipients')
export class RecipientsController {
  constructor(private readonly recipients: ReadRecipients) {}

  @Get()
  @Access('listCampaignRecipients')
  @ApiOperation({
    operationId: 'listCampaignRecipients',
    summary: 'Whom a campaign is for, by address, and what became of each',
    description:
      'Who is written down so far. `left_out`: gone, unsubscribed or refused since the start. Who was erased stays as a line without his address.',
  })
  @ApiPage(CampaignRecipientView)
  async list(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cmp') id: string,
    @Query() { limit, cursor, state, status }: RecipientsQuery,
  ): Promise<Page<CampaignRecipientView>> {
    const after = (parseCursor(LIST, ['text'], cursor)?.[0] as string | undefined) ?? '';
    const wanted = state === undefined ? null : stateOf(state);
    const rows = await this.recipients.page(callerScope(caller), id, {
      state: wanted,
      status: status ?? null,
      after,
      limit,
    });
    if (rows === null) throw platformProblems.not_found();
    return page(rows, limit, { list: LIST, keys: ({ address }) => [address] }, presentRecipient);
  }
}

function stateOf(word: (typeof WORDS)[number]): RecipientState {
  return (Object.keys(SHOWN) as RecipientState[]).find((state) => SHOWN[state] === word)!;
}

function presentRecipient({ address, contactId, variant, state, outcome }: CampaignRecipient): CampaignRecipientView {
  return {
    address,
    contactId: wireId(WIRE_PREFIXES.contact, contactId),
    variant: variant === null ? null : letterOf(variant),
    state: SHOWN[state],
    messageId: outcome?.messageId ?? null,
    status: outcome?.status ?? null,
    opened: outcome?.opened ?? false,
    clicked: outcome?.clicked ?? false,
  };
}
