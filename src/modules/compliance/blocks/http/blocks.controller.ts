import { Body, Controller, Get, Injectable, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
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
  RequestHeader,
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { AnswerBlock } from '../use-cases/answer-block.js';
import { AnswerFiles } from '../use-cases/answer-files.js';
import { ReadBlocks } from '../use-cases/read-blocks.query.js';
import { presentBlock, presentBlockAnswer } from './block.presenter.js';
import { AnswerBlockDto, BlockAnswerDto, BlockDto } from './blocks.dto.js';
import { ReaderLanguage } from './reader-language.js';

const BLOCKS = 'blocks';
const ANSWERS = 'block-answers';
const LANGUAGE = 'accept-language';

@Injectable()
export class BlockLocator implements ResourceLocator {
  constructor(private readonly blocks: ReadBlocks) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.block, parameters['id'] ?? '');
    const found = caller && id ? await this.blocks.one(callerScope(caller), id, 'en') : null;
    return found && presentBlock(found);
  }
}

@ApiTags('Account')
@Controller('v1/account/blocks')
export class BlocksController {
  constructor(
    private readonly blocks: ReadBlocks,
    private readonly answer: AnswerBlock,
    private readonly files: AnswerFiles,
    private readonly reader: ReaderLanguage,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listAccountBlocks')
  @ApiPage(BlockDto)
  @ApiOperation({ summary: 'Show what keeps the account from sending, and how to change that' })
  async listAccountBlocks(
    @CurrentCaller() caller: Caller,
    @Query() query: ListQuery,
    @RequestHeader(LANGUAGE) languages: string | undefined,
  ): Promise<Page<BlockDto>> {
    const [before = null] = (parseCursor(BLOCKS, ['uuid'], query.cursor) ?? []) as string[];
    const language = await this.reader.of(caller, languages);
    const rows = await this.blocks.open(callerScope(caller), { before, limit: query.limit }, language);
    return page(rows, query.limit, { list: BLOCKS, keys: ({ block }) => [block.id] }, presentBlock);
  }

  @Get(':id')
  @Access('getAccountBlock')
  @ApiOkResponse({ type: BlockDto })
  @ApiOperation({ summary: 'Show one block, also when it is over' })
  async getAccountBlock(
    @CurrentCaller() caller: Caller,
    @WireIdParam('blk') id: string,
    @RequestHeader(LANGUAGE) languages: string | undefined,
  ): Promise<BlockDto> {
    const found = await this.blocks.one(callerScope(caller), id, await this.reader.of(caller, languages));
    if (!found) throw platformProblems.not_found();
    return presentBlock(found);
  }

  @Get(':id/answers')
  @Access('listAccountBlockAnswers')
  @Existing(BlockLocator)
  @ApiPage(BlockAnswerDto)
  @ApiOperation({ summary: 'List what was answered about a block, newest first' })
  async listAccountBlockAnswers(
    @CurrentCaller() caller: Caller,
    @WireIdParam('blk') id: string,
    @Query() query: ListQuery,
  ): Promise<Page<BlockAnswerDto>> {
    const [before = null] = (parseCursor(ANSWERS, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.blocks.answers(callerScope(caller), id, { before, limit: query.limit });
    return page(rows, query.limit, { list: ANSWERS, keys: (row) => [row.id] }, presentBlockAnswer);
  }

  @Post(':id/answers')
  @Access('answerAccountBlock')
  @Existing(BlockLocator)
  @ApiCreatedResponse({ type: BlockDto })
  @ApiOperation({
    summary: 'Answer the questions of a block',
    description:
      'Makes one ticket of the deliverability team, on every plan and however often it is sent; files are attached to it. With `selfService` the answers lift the block at once.',
  })
  async answerAccountBlock(
    @CurrentCaller() caller: Caller,
    @WireIdParam('blk') id: string,
    @Body() body: AnswerBlockDto,
    @Ip() ip: string,
    @RequestHeader(LANGUAGE) languages: string | undefined,
  ): Promise<BlockDto> {
    const scope = callerScope(caller);
    const files = await this.files.of(scope.accountId, body.uploadIds ?? []);
    const language = await this.reader.of(caller, languages);
    const form = { answers: body.answers, language, actor: actorOf(caller, ip), files };
    return this.answers.keeping(presentBlock, (keep) => this.answer.run(scope, id, form, keep));
  }
}
