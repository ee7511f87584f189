import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { toWireMoney } from '../../../../kernel/money.js';
import { Access, platformProblems, preferredLanguage } from '../../../../platform/http/index.js';
import { readIdentity } from '../../customers/index.js';
import { presentVatDecision } from '../../tax/index.js';
import { QuotePlan } from '../use-cases/quote-plan.js';
import { QuoteBody, QuoteView } from './quotes.dto.js';

@ApiTags('Catalogue')
@Controller('v1/quotes')
export class QuotesController {
  constructor(private readonly quotes: QuotePlan) {}

  @Post()
  @HttpCode(200)
  @Access('quote')
  @ApiOperation({
    operationId: 'quote',
    summary: 'What a plan costs, with VAT',
    description:
      'Public. Answers within seconds: a VAT number that VIES could not judge in time is flagged `VIES_PENDING`, and VAT is charged until it is.',
  })
  @ApiOkResponse({ type: QuoteView })
  async quote(@Body() body: QuoteBody, @Headers('accept-language') languages?: string): Promise<QuoteView> {
    const planId = parseWireId(WIRE_PREFIXES.plan, body.planId);
    if (planId === null) {
      const errors = [{ field: 'planId', code: 'reference_not_found', message: '' }];
      throw platformProblems.reference_not_found({ errors });
    }
    const visitor = visitorOf(body.billingDetails);
    const addOns = (body.addOns ?? []).map(({ kind, quantity }) => ({ kind, quantity: quantity ?? 1 }));
    const { lines, net, decision } = await this.quotes.run({ planId, interval: body.interval, addOns, visitor });
    return {
      ...presentVatDecision(decision, net, visitor.vatNumber, preferredLanguage(languages)),
      lines: lines.map((line) => ({ ...line, unitPrice: toWireMoney(line.unitPrice), net: toWireMoney(line.net) })),
    };
  }
}

function visitorOf(details: QuoteBody['billingDetails']) {
  const identity = readIdentity(details);
  if (Array.isArray(identity)) {
    const errors = identity.map(({ field, code }) => ({ field: `billingDetails.${field}`, code, message: '' }));
    throw platformProblems.validation_failed({ errors });
  }
  return {
    ...identity,
    customerType: details.customerType,
    postalCode: details.address?.postalCode ?? null,
    taxNumber: details.taxNumber ?? null,
  };
}
