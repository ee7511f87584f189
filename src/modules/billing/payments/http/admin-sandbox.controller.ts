import { Body, Controller, HttpCode, Injectable, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId } from '../../../../kernel/ids.js';
import { Access, type Caller, Existing, type ResourceLocator, WireIdParam } from '../../../../platform/http/index.js';
import { SendSandboxEvent } from '../use-cases/send-sandbox-event.js';
import { PaymentView, SandboxEventBody } from './payments.dto.js';
import { presentPayment } from './payments.presenter.js';

@Injectable()
export class SandboxPaymentLocator implements ResourceLocator {
  constructor(private readonly events: SendSandboxEvent) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId('pay', parameters['id'] ?? '');
    const payment = id === null ? null : await this.events.find(id);
    return payment === null ? null : presentPayment(payment);
  }
}

@ApiTags('Admin: sandbox')
@Controller('v1/admin/sandbox/payments')
export class AdminSandboxController {
  constructor(private readonly events: SendSandboxEvent) {}

  @Post(':id/events')
  @HttpCode(200)
  @Access('sendSandboxEvent')
  @Existing(SandboxPaymentLocator)
  @ApiOperation({
    operationId: 'sendSandboxEvent',
    summary: 'Let the sandbox tell an event of a payment',
    description: 'Takes effect once for each event id. A late `failed` never undoes `succeeded`.',
  })
  @ApiOkResponse({ type: PaymentView })
  async send(@WireIdParam('pay') id: string, @Body() body: SandboxEventBody): Promise<PaymentView> {
    return presentPayment(await this.events.run(id, body));
  }
}
