import { Body, Controller, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { accountScope } from '../../../../platform/database/tx.js';
import { instantOf } from '../../../../kernel/time/instant.js';
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
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../actor-of-caller.js';
import { DecideBlocks } from '../use-cases/decide-blocks.js';
import { ListBlocks } from '../use-cases/list-blocks.query.js';
import { StaffAccountLocator } from './admin-accounts.controller.js';
import { presentStaffBlock } from './block.presenter.js';
import { LiftBlockDto, RaiseBlockDto, StaffBlockDto } from './blocks.dto.js';

const BLOCKS = 'admin-blocks';

@ApiTags('Operator: accounts')
@Controller('v1/admin/accounts/:id/blocks')
@Existing(StaffAccountLocator)
export class AdminBlocksController {
  constructor(
    private readonly blocks: ListBlocks,
    private readonly decide: DecideBlocks,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listBlocksAsStaff')
  @ApiPage(StaffBlockDto)
  @ApiOperation({ summary: 'List all blocks an account ever had' })
  async listBlocksAsStaff(@WireIdParam('acc') id: string, @Query() query: ListQuery): Promise<Page<StaffBlockDto>> {
    const [before = null] = (parseCursor(BLOCKS, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.blocks.all(accountScope(id), { before, limit: query.limit });
    return page(rows, query.limit, { list: BLOCKS, keys: (block) => [block.id] }, presentStaffBlock);
  }

  @Post()
  @Access('raiseBlock')
  @ApiOperation({ summary: 'Block an account' })
  async raiseBlock(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') id: string,
    @Body() body: RaiseBlockDto,
    @Ip() ip: string,
  ): Promise<StaffBlockDto> {
    const staffId = (caller as StaffCaller).staffId;
    const wanted = {
      ...body,
      steps: body.steps.map((step) => ({ code: step.code, text: step.text, done: step.done ?? false })),
      until: body.until === undefined ? null : instantOf(body.until),
      createdBy: staffId,
    };
    return this.answers.keeping(presentStaffBlock, (keep) => this.decide.raise(id, wanted, actorOf(caller, ip), keep));
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
  ): Promise<StaffBlockDto> {
    const staffId = (caller as StaffCaller).staffId;
    const by = { staffId, reason: body.reason, actor: actorOf(caller, ip) };
    return this.answers.keeping(presentStaffBlock, (keep) => this.decide.lift(id, blockId, by, keep));
  }
}
