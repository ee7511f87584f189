import { Body, Controller, Get, HttpCode, Injectable, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  type Page,
  page,
  parseCursor,
  type ResourceLocator,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import type { PaymentAlert } from '../rules/payment-alert.js';
import { ManageAlerts } from '../use-cases/manage-alerts.js';
import { PaymentAlertsQuery, PaymentAlertView, ResolvePaymentAlertBody } from './payment-alerts.dto.js';

const LIST = 'payment-alerts';

@Injectable()
export class PaymentAlertLocator implements ResourceLocator {
  constructor(private readonly alerts: ManageAlerts) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId('pal', parameters['id'] ?? '');
    const alert = id === null ? null : await this.alerts.find(id);
    return alert && present(alert);
  }
}

@ApiTags('Admin: payments')
@Controller('v1/admin/payments/alerts')
export class AdminPaymentAlertsController {
  constructor(private readonly alerts: ManageAlerts) {}

  @Get()
  @Access('listPaymentAlerts')
  @ApiOperation({ operationId: 'listPaymentAlerts', summary: 'Payments that a person must look at, newest first' })
  @ApiPage(PaymentAlertView)
  async list(@Query() query: PaymentAlertsQuery): Promise<Page<PaymentAlertView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const isOpen = query.status === undefined ? null : query.status === 'open';
    const rows = await this.alerts.page(isOpen, query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: (alert) => [alert.id] }, present);
  }

  @Post(':id/resolve')
  @HttpCode(200)
  @Access('resolvePaymentAlert')
  @Existing(PaymentAlertLocator)
  @ApiOperation({
    operationId: 'resolvePaymentAlert',
    summary: 'Say what was found and done',
    description: 'The first answer stays. The same thing happening again raises a new alert.',
  })
  @ApiOkResponse({ type: PaymentAlertView })
  async resolve(
    @CurrentCaller() caller: StaffCaller,
    @WireIdParam('pal') id: string,
    @Body() body: ResolvePaymentAlertBody,
  ): Promise<PaymentAlertView> {
    return present(await this.alerts.resolve(id, caller.staffId, body.note));
  }
}

function present({ id, kind, subject, paymentId, facts, raisedAt, resolvedAt, note }: PaymentAlert): PaymentAlertView {
  return {
    id: wireId('pal', id),
    kind,
    status: resolvedAt === null ? 'open' : 'resolved',
    subject,
    paymentId: paymentId === null ? null : wireId('pay', paymentId),
    facts,
    raisedAt: toIso(raisedAt),
    resolvedAt: resolvedAt === null ? null : toIso(resolvedAt),
    note,
  };
}
