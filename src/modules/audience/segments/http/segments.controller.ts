import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Language } from '../../../../kernel/texts.js';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  preferredLanguage,
  RequestHeader,
  requireMatch,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { ChangeSegments, type RequireSeen } from '../use-cases/change-segments.js';
import { CountCondition } from '../use-cases/count-condition.query.js';
import { ReadSegments } from '../use-cases/read-segments.query.js';
import { SegmentLocator } from './segment.locator.js';
import {
  ChangeSegmentBody,
  CountSegmentBody,
  CreateSegmentBody,
  SegmentCountView,
  SegmentView,
} from './segments.dto.js';
import { presentSegment } from './segments.presenter.js';

const LIST = 'segments';

@ApiTags('Segments')
@Controller('v1/segments')
export class SegmentsController {
  constructor(
    private readonly reading: ReadSegments,
    private readonly changing: ChangeSegments,
    private readonly counting: CountCondition,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('createSegment')
  @ApiOperation({
    operationId: 'createSegment',
    summary: 'Keep a condition under a name',
    description: 'Who fulfils it is asked each time it is used: contacts come and go by themselves.',
  })
  @ApiCreatedResponse({ type: SegmentView })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() { name, condition }: CreateSegmentBody,
    @Req() request: FastifyRequest,
  ): Promise<SegmentView> {
    const [scope, actor] = [callerScope(caller), actorOf(caller, request.ip)];
    const teller = await this.reading.teller(scope, languageOf(request));
    return this.answers.keeping(presentSegment, (keep) =>
      this.changing.create(scope, { name, condition }, actor, teller, keep),
    );
  }

  @Post('count')
  @HttpCode(200)
  @Access('countSegment')
  @ApiOperation({
    operationId: 'countSegment',
    summary: 'How many contacts a condition finds',
    description: 'Counted at this moment, and nothing is kept. The sentence says the condition in words.',
  })
  @ApiOkResponse({ type: SegmentCountView })
  count(
    @CurrentCaller() caller: Caller,
    @Body() { condition }: CountSegmentBody,
    @RequestHeader('accept-language') languages?: string,
  ): Promise<SegmentCountView> {
    return this.counting.run(callerScope(caller), condition, preferredLanguage(languages));
  }

  @Get()
  @Access('listSegments')
  @ApiOperation({ operationId: 'listSegments', summary: 'Segments, newest first' })
  @ApiPage(SegmentView)
  async list(
    @CurrentCaller() caller: Caller,
    @Query() { limit, cursor }: ListQuery,
    @RequestHeader('accept-language') languages?: string,
  ): Promise<Page<SegmentView>> {
    const before = (parseCursor(LIST, ['uuid'], cursor)?.[0] as string | undefined) ?? null;
    const rows = await this.reading.page(callerScope(caller), limit, before, preferredLanguage(languages));
    return page(rows, limit, { list: LIST, keys: ({ segment }) => [segment.id] }, presentSegment);
  }

  @Get(':id')
  @Access('getSegment')
  @ApiOperation({ operationId: 'getSegment', summary: 'One segment' })
  @ApiOkResponse({ type: SegmentView })
  async get(
    @CurrentCaller() caller: Caller,
    @WireIdParam('seg') id: string,
    @RequestHeader('accept-language') languages?: string,
  ): Promise<SegmentView> {
    const told = await this.reading.one(callerScope(caller), id, preferredLanguage(languages));
    if (told === null) throw platformProblems.not_found();
    return presentSegment(told);
  }

  @Patch(':id')
  @Existing(SegmentLocator)
  @Access('changeSegment')
  @ApiOperation({
    operationId: 'changeSegment',
    summary: 'Change a segment',
    description: 'What is left out stays. Campaigns that are being sent go on with the condition they began with.',
  })
  @ApiOkResponse({ type: SegmentView })
  async change(
    @CurrentCaller() caller: Caller,
    @WireIdParam('seg') id: string,
    @Body() body: ChangeSegmentBody,
    @Req() request: FastifyRequest,
  ): Promise<SegmentView> {
    const [scope, language] = [callerScope(caller), languageOf(request)];
    const teller = await this.reading.teller(scope, language);
    const actor = actorOf(caller, request.ip);
    return presentSegment(
      await this.changing.change(scope, id, { ...body }, actor, { teller, requireSeen: seenBy(request) }),
    );
  }

  @Delete(':id')
  @HttpCode(204)
  @Existing(SegmentLocator)
  @Access('deleteSegment')
  @ApiOperation({
    operationId: 'deleteSegment',
    summary: 'Delete a segment',
    description: 'Not while a campaign that is scheduled needs it: 409 `segment_in_use` names what does in `uses[]`.',
  })
  @ApiNoContentResponse()
  async remove(
    @CurrentCaller() caller: Caller,
    @WireIdParam('seg') id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const [scope, actor] = [callerScope(caller), actorOf(caller, request.ip)];
    const teller = await this.reading.teller(scope, languageOf(request));
    await this.changing.delete(scope, id, actor, { teller, requireSeen: seenBy(request) });
  }
}

function languageOf(request: FastifyRequest): Language {
  return preferredLanguage(request.headers['accept-language']);
}

/** Judged once more under lock: of two who saw the same version one is too late. */
function seenBy(request: FastifyRequest): RequireSeen {
  return (told) => requireMatch(request.headers['if-match'], presentSegment(told));
}
