import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, preferredLanguage } from '../../../platform/http/index.js';
import { PAYMENT_RETURN } from '../rules/payment-return.table.js';
import { notePage } from '../rules/render-page.js';

/** Where a payment service sends payers back to. What it adds to the address is not read: it could be anybody's words. */
@ApiExcludeController()
@Controller()
export class PaymentReturnController {
  @Get('payments/return')
  @Access('showPaymentReturn')
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const language = preferredLanguage(request.headers['accept-language']);
    void reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-language', language)
      .header('cache-control', 'no-store')
      .send(notePage(language, PAYMENT_RETURN.title[language], PAYMENT_RETURN.sentence[language]));
  }
}
