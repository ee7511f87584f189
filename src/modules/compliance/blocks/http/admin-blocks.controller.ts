import { Body, Controller, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { instantOf } from '../../../../kernel/time/instant.js';
import { accountScope } from '../../../../platform/database/tx.js';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  preferredLanguage,
  RequestHeader,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf, StaffAccountLocator } from '../../../accounts/index.js';
import { DecideBlocks } from '../use-cases/decide-blocks.js';
import { ReadBlocks } from '../use-cases/read-blocks.query.js';
import { presentStaffBlock } from './block.presenter.js';
import { LiftBlockDto, RaiseBlockDto, StaffBlockDto } from './blocks.dto.js';

const BLOCKS = 'admin-blocks';
const LANGUAGE = 'accept-language';

@ApiTags('Operator: accounts')
@Controller('v1/admin/accounts/:id/blocks')
@Existing(StaffAccountLocator)
export class AdminBlocksController {
  constructor(
    private readonly blocks: ReadBlocks,
    private readonly decide: DecideBlocks,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listBlocksAsStaff')
  @ApiPage(StaffBlockDto)
  @ApiOperation({ summary: 'List all blocks an account ever had' })
  async listBlocksAsStaff(
    @WireIdParam('acc') id: string,
    @Query() query: ListQuery,
    @RequestHeader(LANGUAGE) languages: string | undefined,
  ): Promise<Page<StaffBlockDto>> {
    const [before = null] = (parseCursor(BLOCKS, ['uuid'], query.cursor) ?? []) as string[];
    const wanted = { before, limit: query.limit };
    const rows = await this.blocks.all(accountScope(id), wanted, preferredLanguage(languages));
    return page(rows, query.limit, { list: BLOCKS, keys: ({ block }) => [block.id] }, presentStaffBlock);
  }

  @Post()
  @Access('raiseBlock')
  @ApiOperation({ summary: 'Block an account' })
  async raiseBlock(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') id: string,
    @Body() body: RaiseBlockDto,
    @Ip() ip: string,
    @RequestHeader(LANGUAGE) languages: string | undefined,
  ): Promise<StaffBlockDto> {
    const wanted = {
      ...body,
      steps: (body.steps ?? []).map((step) => ({ code: step.code, text: step.text, done: step.done ?? false })),
      until: body.until === undefined ? null : instantOf(body.until),
      createdBy: (caller as StaffCaller).staffId,
    };
    const by = { actor: actorOf(caller, ip), language: preferredLanguage(languages) };
    return this.answers.keeping(presentStaffBlock, (keep) => this.decide.raise(id, wanted, by, keep));
  }

  @Post(':blockId/lift')
  @HttpCode(200)
  @Access('liftBlock')
  @ApiOperation({ summary: 'Lift a block; the others stay' })
  async liftBlock(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') id: string,
    @WireIdParam('blk', 'blockId') blockId: string,
    @Body() body: LiftBlockDto,
    @Ip() ip: string,
    @RequestHeader(LANGUAGE) languages: string | undefined,
  ): Promise<StaffBlockDto> {
    const { staffId } = caller as StaffCaller;
    const language = preferredLanguage(languages);
    const by = { staffId, reason: body.reason, actor: actorOf(caller, ip), language };
    return this.answers.keeping(presentStaffBlock, (keep) => this.decide.lift(id, blockId, by, keep));
  }
}
