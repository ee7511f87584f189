import { Body, Controller, Get, HttpCode, Injectable, Ip, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  type Page,
  page,
  parseCursor,
  platformProblems,
  type ResourceLocator,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { AcknowledgeAlert } from '../use-cases/acknowledge-alert.js';
import { ReadAlerts } from '../use-cases/read-alerts.query.js';
import { presentAlert } from './alert.presenter.js';
import { AcknowledgeAlertDto, AlertDto, AlertsQuery } from './alerts.dto.js';

const ALERTS = 'admin-alerts';

@Injectable()
export class AlertLocator implements ResourceLocator {
  constructor(private readonly alerts: ReadAlerts) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.alert, parameters['id'] ?? '');
    const found = id ? await this.alerts.find(id) : null;
    return found && presentAlert(found);
  }
}

@ApiTags('Operator: accounts')
@Controller('v1/admin/alerts')
export class AdminAlertsController {
  constructor(
    private readonly alerts: ReadAlerts,
    private readonly acknowledge: AcknowledgeAlert,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listAlerts')
  @ApiPage(AlertDto)
  @ApiOperation({ summary: 'List what staff should look at, newest first' })
  async listAlerts(@Query() query: AlertsQuery): Promise<Page<AlertDto>> {
    const [before = null] = (parseCursor(ALERTS, ['uuid'], query.cursor) ?? []) as string[];
    const { state, kind } = query;
    const accountId = query.accountId === undefined ? null : parseWireId(WIRE_PREFIXES.account, query.accountId);
    const filter = {
      ...(state ? { state } : {}),
      ...(kind ? { kind } : {}),
      ...(accountId ? { accountId } : {}),
    };
    const rows = await this.alerts.page(filter, { before, limit: query.limit });
    return page(rows, query.limit, { list: ALERTS, keys: (alert: (typeof rows)[number]) => [alert.id] }, presentAlert);
  }

  @Get(':id')
  @Access('getAlert')
  @ApiOkResponse({ type: AlertDto })
  @ApiOperation({ summary: 'Show an alert' })
  async getAlert(@WireIdParam('alr') id: string): Promise<AlertDto> {
    const found = await this.alerts.find(id);
    if (!found) throw platformProblems.not_found();
    return presentAlert(found);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Access('acknowledgeAlert')
  @Existing(AlertLocator)
  @ApiOkResponse({ type: AlertDto })
  @ApiOperation({ summary: 'Say that somebody has looked; who was first stays named' })
  acknowledgeAlert(
    @CurrentCaller() caller: Caller,
    @WireIdParam('alr') id: string,
    @Body() body: AcknowledgeAlertDto,
    @Ip() ip: string,
  ): Promise<AlertDto> {
    const by = { staffId: (caller as StaffCaller).staffId, note: body.note ?? null, actor: actorOf(caller, ip) };
    return this.answers.keeping(presentAlert, (keep) => this.acknowledge.run(id, by, keep));
  }
}
