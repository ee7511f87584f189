import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  IdempotentAnswer,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { addressKey, type Suppression } from '../data/suppression.js';
import { ChangeSuppressions } from '../use-cases/change-suppressions.js';
import { ReadSuppressions } from '../use-cases/read-suppressions.query.js';
import { newSuppressionOf } from './read-new-suppression.js';
import { AddSuppressionBody, SuppressionsQuery, SuppressionView } from './suppressions.dto.js';

@ApiTags('Suppressions')
@Controller('v1/suppressions')
export class SuppressionsController {
  constructor(
    private readonly reading: ReadSuppressions,
    private readonly changing: ChangeSuppressions,
    private readonly answers: IdempotentAnswer,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('listSuppressions')
  @ApiOperation({ operationId: 'listSuppressions', summary: 'Addresses that are not written to, newest first' })
  @ApiPage(SuppressionView)
  async list(@CurrentCaller() caller: Caller, @Query() query: SuppressionsQuery): Promise<Page<SuppressionView>> {
    const before = (parseCursor('suppressions', ['uuid'], query.cursor)?.[0] as string | undefined) ?? null;
    const { email, reason, scope, source } = query;
    const filter = { emailKey: email === undefined ? undefined : addressKey(email), reason, scope, source };
    const rows = await this.reading.page(callerScope(caller), query.limit, before, filter);
    return page(rows, query.limit, { list: 'suppressions', keys: ({ id }) => [id] }, present);
  }

  @Post()
  @Access('createSuppression')
  @ApiOperation({
    operationId: 'createSuppression',
    summary: 'Never write to an address again',
    description:
      'An address that is already listed for at least as long keeps its entry; one that ends sooner is lengthened. After `expiresAt` the entry counts no more.',
  })
  @ApiCreatedResponse({ type: SuppressionView })
  async add(
    @CurrentCaller() caller: Caller,
    @Body() body: AddSuppressionBody,
    @Ip() ip: string,
  ): Promise<SuppressionView> {
    const entry = newSuppressionOf(body, this.clock.now());
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    return this.answers.keeping(present, (keep) => this.changing.add(scope, entry, actor, keep));
  }

  @Get(':id')
  @Access('getSuppression')
  @ApiOperation({ operationId: 'getSuppression', summary: 'One suppressed address' })
  @ApiOkResponse({ type: SuppressionView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('sup') id: string): Promise<SuppressionView> {
    const found = await this.reading.find(callerScope(caller), id);
    if (found === null) throw platformProblems.not_found();
    return present(found);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('deleteSuppression')
  @ApiOperation({ operationId: 'deleteSuppression', summary: 'Allow an address again' })
  @ApiNoContentResponse()
  async remove(@CurrentCaller() caller: Caller, @WireIdParam('sup') id: string, @Ip() ip: string): Promise<void> {
    const removed = await this.changing.remove(callerScope(caller), id, actorOf(caller, ip));
    if (!removed) throw platformProblems.not_found();
  }
}

function present(suppression: Suppression): SuppressionView {
  const { id, createdAt, expiresAt } = suppression;
  return {
    ...suppression,
    id: wireId('sup', id),
    createdAt: toIso(createdAt),
    expiresAt: expiresAt === null ? null : toIso(expiresAt),
  };
}
