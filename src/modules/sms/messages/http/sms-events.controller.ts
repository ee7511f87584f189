import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
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
  wholeNumber,
} from '../../../../platform/http/index.js';
import { SMS_EVENT_TYPES, type SmsEventType } from '../rules/told-event.js';
import { SmsEventFeed } from '../sms-event-feed.js';

const LIST = 'sms-events';

class SmsEventsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: SMS_EVENT_TYPES, isArray: true, description: 'Only these types; repeatable.' })
  @IsOptional()
  @Transform(({ value }: TransformFnParams): unknown => (value === undefined ? undefined : [value].flat()))
  @IsIn([...SMS_EVENT_TYPES], { each: true })
  type?: SmsEventType[];

  @ApiPropertyOptional({
    type: 'integer',
    description: 'Only events behind this `sequence`; where a reader of the feed goes on.',
  })
  @IsOptional()
  @Transform(wholeNumber)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after?: number;
}

class ToldSmsEventView {
  @ApiProperty({ example: 'evt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ type: 'integer', description: 'Rises within the account.' }) sequence: number;
  @ApiProperty({ enum: SMS_EVENT_TYPES }) type: string;
  @ApiProperty({ format: 'date-time' }) occurredAt: string;
  @ApiProperty({ example: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) accountId: string;
  @ApiProperty({ example: 'sms_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) messageId: string;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'The campaign that the text belongs to.' })
  campaignId: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'The campaign that was tried with the text; it counts for none.',
  })
  testOf: string | null;
  @ApiProperty({ example: '+33612345678' }) to: string;
  @ApiProperty({ example: 'FR' }) country: string;
  @ApiProperty({ type: 'integer', nullable: true, example: null, description: 'Of several parts, which one.' })
  part: number | null;
  @ApiProperty({ type: String, nullable: true, example: null }) because: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) code: string | null;
}

@ApiTags('SMS')
@Controller('v1/sms/events')
export class SmsEventsController {
  constructor(private readonly feed: SmsEventFeed) {}

  @Get()
  @Access('listSmsEvents')
  @ApiOperation({
    operationId: 'listSmsEvents',
    summary: 'The feed of what happens to texts, oldest first',
    description:
      'As `/v1/events` is for mail. At its end `nextCursor` is null; go on later with `after=` the last `sequence`. Nothing is ever inserted behind what was read.',
  })
  @ApiPage(ToldSmsEventView)
  async list(@CurrentCaller() caller: Caller, @Query() query: SmsEventsQuery): Promise<Page<ToldSmsEventView>> {
    const after = (parseCursor(LIST, ['number'], query.cursor)?.[0] as number | undefined) ?? query.after ?? 0;
    const rows = await this.feed.page(callerScope(caller), after, query.limit + 1, query.type ?? []);
    return page(rows, query.limit, { list: LIST, keys: ({ sequence }) => [sequence] }, (event) => event);
  }
}
