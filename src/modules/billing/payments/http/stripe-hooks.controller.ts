import { Body, Controller, Headers as RequestHeaders, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, RawBody } from '../../../../platform/http/index.js';
import { paymentProblems } from '../payments.errors.js';
import { ReceiveGatewayEvent } from '../use-cases/receive-gateway-event.js';

@ApiTags('Hooks')
@Controller('v1/hooks')
export class StripeHooksController {
  constructor(private readonly receiving: ReceiveGatewayEvent) {}

  @Post('stripe')
  @HttpCode(200)
  @RawBody()
  @Access('receiveStripeEvent')
  @ApiOperation({
    operationId: 'receiveStripeEvent',
    summary: 'For Stripe: tell what happened',
    description:
      'The signature in `Stripe-Signature` is over the body as it came and at most 300 seconds old. An event is kept before it is acknowledged and has its effect once, however often and in whatever order it is told.',
  })
  @ApiBody({
    schema: {
      type: 'object',
      example: { id: 'evt_1', type: 'payment_intent.succeeded', data: { object: { id: 'pi_1' } } },
    },
  })
  @ApiOkResponse({ description: 'Kept, known already, or of no concern.' })
  async receive(@Body() body: unknown, @RequestHeaders() headers: Record<string, string | undefined>): Promise<void> {
    const verdict = await this.receiving.run(Buffer.isBuffer(body) ? body : Buffer.alloc(0), headers);
    if (verdict === 'forged') throw paymentProblems.event_signature_invalid();
    if (verdict === 'stale') throw paymentProblems.event_too_old();
  }
}
