import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, wireId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import { type Instant, instantOf } from '../../../../kernel/time/instant.js';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  type Page,
  page,
  parseCursor,
  platformProblems,
  preferredLanguage,
  queryProblem,
  RequestHeader,
  WireIdParam,
} from '../../../../platform/http/index.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { MailEventLog, MessageArchive, type StatusName } from '../../../spool/index.js';
import { parseAddress } from '../../addresses/index.js';
import { countStatuses } from '../rules/message-status.js';
import { CancelMessage } from '../use-cases/cancel-message.js';
import { ExplainWaiting } from '../use-cases/explain-waiting.query.js';
import { ReadContent } from '../use-cases/read-content.query.js';
import { MessageLocator } from './message.locator.js';
import { presentEvent } from './event.presenter.js';
import { EventsQuery, EventView } from './events.dto.js';
import { ContentQuery, MessageContentView, MessagesQuery, MessageView } from './messages.dto.js';
import { presentMessage } from './messages.presenter.js';

const FIRST_RECIPIENTS = 10;

@ApiTags('Messages')
@Controller('v1/messages')
export class MessagesController {
  constructor(
    private readonly archive: MessageArchive,
    private readonly events: MailEventLog,
    private readonly content: ReadContent,
    private readonly cancelMessage: CancelMessage,
    private readonly waiting: ExplainWaiting,
  ) {}

  @Get()
  @Access('listMessages')
  @ApiOperation({ operationId: 'listMessages', summary: 'Search messages, newest first' })
  @ApiPage(MessageView)
  async list(@CurrentCaller() caller: Caller, @Query() query: MessagesQuery): Promise<Page<MessageView>> {
    const scope = callerScope(caller);
    const beforeId = parseCursor('messages', ['uuid'], query.cursor)?.[0] as string | undefined;
    const rows = await this.archive.search(scope, {
      limit: query.limit,
      ...optional('beforeId', beforeId),
      ...optional('recipientKey', query.recipient === undefined ? undefined : recipientKey(query.recipient)),
      ...optional('status', query.status as StatusName | undefined),
      ...optional('tag', query.tag),
      ...optional('customId', query.customId),
      ...optional('from', instantIn(query.from)),
      ...optional('to', instantIn(query.to)),
    });
    const details = await this.archive.overviewOf(
      scope,
      rows.map(({ id }) => id),
      FIRST_RECIPIENTS,
    );
    return page(rows, query.limit, { list: 'messages', keys: ({ id }) => [id] }, (row) => {
      const { recipients, counts } = details.get(row.id)!;
      return presentMessage(row, recipients, counts);
    });
  }

  @Get(':id')
  @Access('getMessage')
  @ApiOperation({ operationId: 'getMessage', summary: 'One message with all its recipients' })
  @ApiOkResponse({ type: MessageView })
  get(
    @CurrentCaller() caller: Caller,
    @WireIdParam('msg') id: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<MessageView> {
    return this.show(callerScope(caller), id, preferredLanguage(languages));
  }

  @Get(':id/events')
  @Access('listMessageEvents')
  @Existing(MessageLocator)
  @ApiOperation({ operationId: 'listMessageEvents', summary: 'The life of a message with every attempt, oldest first' })
  @ApiPage(EventView)
  async life(
    @CurrentCaller() caller: Caller,
    @WireIdParam('msg') id: string,
    @Query() query: EventsQuery,
  ): Promise<Page<EventView>> {
    const after =
      (parseCursor('message-events', ['number'], query.cursor)?.[0] as number | undefined) ?? query.after ?? 0;
    const rows = await this.events.ofMessage(callerScope(caller), id, after, query.limit + 1);
    const chosen = query.type === undefined ? rows : rows.filter(({ type }) => query.type!.includes(type));
    return page(chosen, query.limit, { list: 'message-events', keys: ({ sequence }) => [sequence] }, presentEvent);
  }

  @Get(':id/content')
  @Access('getMessageContent')
  @Existing(MessageLocator)
  @ApiOperation({ operationId: 'getMessageContent', summary: 'What was sent; 410 once the plan’s retention is over' })
  @ApiOkResponse({ type: MessageContentView })
  async readContent(
    @CurrentCaller() caller: Caller,
    @WireIdParam('msg') id: string,
    @Query() query: ContentQuery,
  ): Promise<MessageContentView> {
    const scope = callerScope(caller);
    const deliveryId = query.recipient === undefined ? null : parseWireId('dlv', query.recipient);
    const isKnown = deliveryId !== null && (await this.archive.recipientOf(scope, id, deliveryId)) !== null;
    if (query.recipient !== undefined && !isKnown)
      throw queryProblem([{ field: 'recipient', code: 'reference_not_found', message: '' }]);
    const found = await this.content.run(scope, id, deliveryId);
    if (found === null) throw platformProblems.gone();
    const { raw, ...parts } = found;
    return { id: wireId('msg', id), ...parts, sizeBytes: raw.length, raw: raw.toString('base64') };
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Access('cancelMessage')
  @Existing(MessageLocator)
  @ApiOperation({ operationId: 'cancelMessage', summary: 'Cancel what has not been sent yet' })
  @ApiOkResponse({ type: MessageView })
  async cancel(
    @CurrentCaller() caller: Caller,
    @WireIdParam('msg') id: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<MessageView> {
    await this.cancelMessage.run(callerScope(caller), id);
    return this.show(callerScope(caller), id, preferredLanguage(languages));
  }

  private async show(scope: AccountScope, id: string, language: Language): Promise<MessageView> {
    const message = await this.archive.find(scope, id);
    if (message === null) throw platformProblems.not_found();
    const recipients = await this.archive.recipientsOf(scope, id);
    const counts = countStatuses(recipients.map(({ status }) => status));
    return presentMessage(message, recipients, counts, await this.waiting.run(scope, recipients, language));
  }
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

/** An address that is none was never written to: it matches nothing. */
function recipientKey(text: string): string {
  return parseAddress(text)?.key ?? text.toLowerCase();
}

function instantIn(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  try {
    return instantOf(text);
  } catch {
    throw queryProblem([{ field: 'from', code: 'wrong_format', message: '' }]);
  }
}
