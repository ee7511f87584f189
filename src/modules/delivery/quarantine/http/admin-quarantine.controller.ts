import { Controller, Get, HttpCode, Injectable, Ip, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { Quarantine, type SetApart } from '../../../spool/index.js';
import { SettleQuarantine } from '../use-cases/settle-quarantine.js';
import { QuarantinedDeliveryView } from './quarantine.dto.js';

const LIST = 'quarantined-deliveries';

@Injectable()
export class QuarantinedDeliveryLocator implements ResourceLocator {
  constructor(private readonly quarantine: Quarantine) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.delivery, parameters['id'] ?? '');
    const found = id === null ? null : await this.quarantine.find(id);
    return found && present(found);
  }
}

/** Deliveries that are said to their owners as "our staff look at it": here they do. */
@ApiTags('Operator: sites')
@Controller('v1/admin/quarantined-deliveries')
export class AdminQuarantineController {
  constructor(
    private readonly quarantine: Quarantine,
    private readonly settle: SettleQuarantine,
  ) {}

  @Get()
  @Access('listQuarantinedDeliveries')
  @ApiOperation({
    operationId: 'listQuarantinedDeliveries',
    summary: 'Deliveries that took several workers with them, newest first',
    description:
      'Three processes in a row ended while they were sending it, so it is sent no more until somebody decides. The log of these processes says what happened.',
  })
  @ApiPage(QuarantinedDeliveryView)
  async list(@Query() query: ListQuery): Promise<Page<QuarantinedDeliveryView>> {
    const [before = null] = (parseCursor(LIST, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.quarantine.page(query.limit + 1, before);
    return page(rows, query.limit, { list: LIST, keys: ({ id }: SetApart) => [id] }, present);
  }

  @Get(':id')
  @Access('getQuarantinedDelivery')
  @Existing(QuarantinedDeliveryLocator)
  @ApiOperation({
    operationId: 'getQuarantinedDelivery',
    summary: 'One delivery, also after somebody decided about it',
  })
  @ApiOkResponse({ type: QuarantinedDeliveryView })
  get(@WireIdParam('dlv') id: string): Promise<QuarantinedDeliveryView> {
    return this.show(id);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Access('retryQuarantinedDelivery')
  @Existing(QuarantinedDeliveryLocator)
  @ApiOperation({
    operationId: 'retryQuarantinedDelivery',
    summary: 'Send it again, after what ended the processes was mended',
    description: 'It goes on at once. What is not in quarantine stays as it is.',
  })
  @ApiOkResponse({ type: QuarantinedDeliveryView })
  async retry(
    @CurrentCaller() caller: Caller,
    @WireIdParam('dlv') id: string,
    @Ip() ip: string,
  ): Promise<QuarantinedDeliveryView> {
    await this.settle.retry(await this.found(id), actorOf(caller, ip));
    return this.show(id);
  }

  @Post(':id/give-up')
  @HttpCode(200)
  @Access('giveUpQuarantinedDelivery')
  @Existing(QuarantinedDeliveryLocator)
  @ApiOperation({
    operationId: 'giveUpQuarantinedDelivery',
    summary: 'End it as bounced, so that its sender knows',
    description: 'Its address is not suppressed. What is not in quarantine stays as it is.',
  })
  @ApiOkResponse({ type: QuarantinedDeliveryView })
  async giveUp(
    @CurrentCaller() caller: Caller,
    @WireIdParam('dlv') id: string,
    @Ip() ip: string,
  ): Promise<QuarantinedDeliveryView> {
    await this.settle.giveUp(await this.found(id), actorOf(caller, ip));
    return this.show(id);
  }

  private async show(id: string): Promise<QuarantinedDeliveryView> {
    return present(await this.found(id));
  }

  private async found(id: string): Promise<SetApart> {
    const found = await this.quarantine.find(id);
    if (found === null) throw platformProblems.not_found();
    return found;
  }
}

function present({ id, messageId, accountId, recipient, ...facts }: SetApart): QuarantinedDeliveryView {
  return {
    id: wireId(WIRE_PREFIXES.delivery, id),
    messageId: wireId(WIRE_PREFIXES.message, messageId),
    accountId: wireId(WIRE_PREFIXES.account, accountId),
    recipient,
    quarantined: facts.isApart,
    status: facts.status,
    attempts: facts.attempts,
    lostWorkers: facts.lostWorkers,
    updatedAt: toIso(facts.changedAt),
  };
}
