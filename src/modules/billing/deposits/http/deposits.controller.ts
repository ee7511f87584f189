import { Body, Controller, Get, Ip, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { parseWireId } from '../../../../kernel/ids.js';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { MakeDeposit } from '../use-cases/make-deposit.js';
import { ReadDeposits } from '../use-cases/read-deposits.query.js';
import { DepositView, MadeDepositView, MakeDepositBody } from './deposits.dto.js';
import { presentDeposit, presentMadeDeposit } from './deposits.presenter.js';

const LIST = 'deposits';

@ApiTags('Wallet')
@Controller('v1/wallet/deposits')
export class DepositsController {
  constructor(
    private readonly making: MakeDeposit,
    private readonly deposits: ReadDeposits,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('makeDeposit')
  @ApiOperation({
    operationId: 'makeDeposit',
    summary: 'Pay money into the wallet',
    description: 'A receipt follows, no invoice: nothing is sold yet, so no VAT is due.',
  })
  @ApiCreatedResponse({ type: MadeDepositView })
  @ApiAcceptedResponse({ type: MadeDepositView, description: 'The payment is not decided yet.' })
  async make(
    @CurrentCaller() caller: Caller,
    @Body() { amount, paymentMethod }: MakeDepositBody,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MadeDepositView> {
    const requestKey = this.answers.requestKey();
    const wanted = { amount, paymentMethodId: methodIdOf(paymentMethod), requestKey, actor: actorOf(caller, ip) };
    const view = await this.answers.keeping(
      presentMadeDeposit,
      (keep) => this.making.run(callerScope(caller), wanted, keep),
      ({ deposit }) => statusOf(deposit),
    );
    void reply.status(statusOf(view));
    return view;
  }

  @Get()
  @Access('listDeposits')
  @ApiOperation({ operationId: 'listDeposits', summary: 'What was paid into the wallet, newest first' })
  @ApiPage(DepositView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<DepositView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const rows = await this.deposits.page(callerScope(caller), query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: (deposit) => [deposit.id] }, presentDeposit);
  }

  @Get(':id')
  @Access('getDeposit')
  @ApiOperation({ operationId: 'getDeposit', summary: 'One deposit' })
  @ApiOkResponse({ type: DepositView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('dep') id: string): Promise<DepositView> {
    const deposit = await this.deposits.one(callerScope(caller), id);
    if (deposit === null) throw platformProblems.not_found();
    return presentDeposit(deposit);
  }
}

function statusOf({ status }: { status: string }): 201 | 202 {
  return status === 'pending_payment' ? 202 : 201;
}

function methodIdOf(paymentMethod: string | undefined): string | null {
  if (paymentMethod === undefined) return null;
  const id = parseWireId('pm', paymentMethod);
  if (id !== null) return id;
  const errors = [{ field: 'paymentMethod', code: 'reference_not_found', message: '' }];
  throw platformProblems.reference_not_found({ errors });
}
