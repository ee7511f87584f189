import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
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
import { parseAddress } from '../../addresses/index.js';
import { sendingProblems } from '../../sending.errors.js';
import { type Suppression, SuppressionList } from '../suppression-list.js';
import { AddSuppressionBody, SuppressionsQuery, SuppressionView } from './suppressions.dto.js';

@ApiTags('Suppressions')
@Controller('v1/suppressions')
export class SuppressionsController {
  constructor(
    private readonly suppressions: SuppressionList,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listSuppressions')
  @ApiOperation({ operationId: 'listSuppressions', summary: 'Addresses that are not written to, newest first' })
  @ApiPage(SuppressionView)
  async list(@CurrentCaller() caller: Caller, @Query() query: SuppressionsQuery): Promise<Page<SuppressionView>> {
    const before = (parseCursor('suppressions', ['uuid'], query.cursor)?.[0] as string | undefined) ?? null;
    const key = query.email === undefined ? null : (parseAddress(query.email)?.key ?? query.email);
    const rows = await this.suppressions.page(callerScope(caller), query.limit, before, key);
    return page(rows, query.limit, { list: 'suppressions', keys: ({ id }) => [id] }, present);
  }

  @Post()
  @Access('createSuppression')
  @ApiOperation({
    operationId: 'createSuppression',
    summary: 'Never write to an address again',
    description: 'An address that is already listed keeps its first reason.',
  })
  @ApiCreatedResponse({ type: SuppressionView })
  async add(
    @CurrentCaller() caller: Caller,
    @Body() body: AddSuppressionBody,
    @Ip() ip: string,
  ): Promise<SuppressionView> {
    const address = parseAddress(body.email);
    if (address === null)
      throw sendingProblems.address_invalid({ errors: [{ field: 'email', code: 'address_invalid', message: '' }] });
    const entry = {
      email: address.email,
      reason: body.reason ?? 'manual',
      source: 'api' as const,
      scope: body.scope ?? 'all',
    };
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    return this.answers.keeping(present, (keep) => this.suppressions.add(scope, entry, actor, keep));
  }

  @Get(':id')
  @Access('getSuppression')
  @ApiOperation({ operationId: 'getSuppression', summary: 'One suppressed address' })
  @ApiOkResponse({ type: SuppressionView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('sup') id: string): Promise<SuppressionView> {
    const found = await this.suppressions.find(callerScope(caller), id);
    if (found === null) throw platformProblems.not_found();
    return present(found);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('deleteSuppression')
  @ApiOperation({ operationId: 'deleteSuppression', summary: 'Allow an address again' })
  @ApiNoContentResponse()
  async remove(@CurrentCaller() caller: Caller, @WireIdParam('sup') id: string, @Ip() ip: string): Promise<void> {
    const removed = await this.suppressions.remove(callerScope(caller), id, actorOf(caller, ip));
    if (!removed) throw platformProblems.not_found();
  }
}

function present(suppression: Suppression): SuppressionView {
  return { ...suppression, id: wireId('sup', suppression.id), createdAt: toIso(suppression.createdAt) };
}
