import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  type Page,
  page,
  parseCursor,
} from '../../../../platform/http/index.js';
import { type EventTypeName, MailEventLog } from '../../../spool/index.js';
import { presentEvent } from './event.presenter.js';
import { EventsQuery, EventView } from './events.dto.js';

@ApiTags('Events')
@Controller('v1/events')
export class EventsController {
  constructor(private readonly events: MailEventLog) {}

  @Get()
  @Access('listEvents')
  @ApiOperation({
    operationId: 'listEvents',
    summary: 'The feed of all mail events, oldest first',
    description:
      'At its end `nextCursor` is null; go on later with `after=` the last `sequence`. Nothing is ever inserted behind what was read.',
  })
  @ApiPage(EventView)
  async feed(@CurrentCaller() caller: Caller, @Query() query: EventsQuery): Promise<Page<EventView>> {
    const after = (parseCursor('events', ['number'], query.cursor)?.[0] as number | undefined) ?? query.after ?? 0;
    const rows = await this.events.feed(
      callerScope(caller),
      after,
      query.limit + 1,
      (query.type ?? []) as EventTypeName[],
    );
    return page(rows, query.limit, { list: 'events', keys: ({ sequence }) => [sequence] }, presentEvent);
  }
}
