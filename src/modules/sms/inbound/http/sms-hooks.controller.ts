import { Body, Controller, Headers as RequestHeaders, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, RawBody } from '../../../../platform/http/index.js';
import { TOLD_STATUSES } from '../rules/route-news.js';
import { ReceiveRouteNews } from '../use-cases/receive-route-news.js';
import { SandboxSmsBody, TakenView } from './inbound.dto.js';

@ApiTags('Hooks')
@Controller('v1/hooks/sms')
export class SmsHooksController {
  constructor(private readonly receiving: ReceiveRouteNews) {}

  @Post('sandbox')
  @HttpCode(200)
  @Access('receiveSandboxSms')
  @ApiOperation({
    operationId: 'receiveSandboxSms',
    summary: 'Let a text come in as if somebody had sent it',
    description: 'For trying things out, where the sandbox is a route. It takes the way that real ones take.',
  })
  @ApiOkResponse({ type: TakenView })
  async sandbox(
    @Body() { from, to, text }: SandboxSmsBody,
    @RequestHeaders('idempotency-key') key: string | undefined,
  ): Promise<TakenView> {
    return { taken: await this.receiving.sandbox({ from, to, text }, key ?? null) };
  }

  @Post(':route')
  @HttpCode(200)
  @RawBody()
  @Access('receiveSmsNews')
  @ApiOperation({
    operationId: 'receiveSmsNews',
    summary: 'For gateways of carriers: tell of receipts and of texts that came in',
    description:
      'Signed by Standard Webhooks with the secret of the route (`webhook-id`, `webhook-timestamp`, `webhook-signature`). Kept before it is acknowledged; the same `webhook-id` counts once.',
  })
  @ApiBody({
    schema: {
      oneOf: [
        {
          type: 'object',
          required: ['type', 'from', 'to', 'text'],
          properties: {
            type: { type: 'string', enum: ['inbound'] },
            from: { type: 'string', example: '+33612345678' },
            to: { type: 'string', example: '36111' },
            text: { type: 'string', example: 'STOP' },
          },
        },
        {
          type: 'object',
          required: ['type', 'id', 'to', 'status'],
          properties: {
            type: { type: 'string', enum: ['receipt'] },
            id: { type: 'string', example: '1a2b3c', description: 'As the carrier answered the submission.' },
            to: { type: 'string', example: '+33612345678' },
            status: { type: 'string', enum: [...TOLD_STATUSES] },
            code: { type: 'string', nullable: true, example: '001' },
          },
        },
      ],
    },
  })
  @ApiOkResponse({ type: TakenView })
  async receive(
    @Param('route') route: string,
    @Body() body: unknown,
    @RequestHeaders() headers: Record<string, string | undefined>,
  ): Promise<TakenView> {
    const call = { body: Buffer.isBuffer(body) ? body : Buffer.alloc(0), headers };
    return { taken: await this.receiving.run(route, call) };
  }
}
