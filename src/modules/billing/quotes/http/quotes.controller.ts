import { Body, Controller, Headers, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { toWireMoney } from '../../../../kernel/money.js';
import { Access, platformProblems, preferredLanguage } from '../../../../platform/http/index.js';
import { type BillingDetails, readIdentity } from '../../customers/index.js';
import { presentVatDecision } from '../../tax/index.js';
import { CUSTOMER_KINDS } from '../rules/customer-kinds.table.js';
import { QuoteAsDocument } from '../use-cases/quote-as-document.js';
import { QuotePlan, type Wish } from '../use-cases/quote-plan.js';
import { QuoteBody, QuoteView } from './quotes.dto.js';

@ApiTags('Catalogue')
@Controller('v1/quotes')
export class QuotesController {
  constructor(
    private readonly quotes: QuotePlan,
    private readonly papers: QuoteAsDocument,
  ) {}

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
    const wish = wishOf(body);
    const { lines, net, decision } = await this.quotes.run(wish);
    return {
      ...presentVatDecision(decision, net, wish.visitor.vatNumber, preferredLanguage(languages)),
      lines: lines.map((line) => ({ ...line, unitPrice: toWireMoney(line.unitPrice), net: toWireMoney(line.net) })),
    };
  }

  @Post('pdf')
  @HttpCode(200)
  @Access('quoteAsPdf')
  @ApiOperation({
    operationId: 'quoteAsPdf',
    summary: 'The same as a PDF',
    description:
      'Public. In the language that the request prefers; made out to `billingDetails.name` where it is said.',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(@Body() body: QuoteBody, @Headers('accept-language') languages?: string): Promise<StreamableFile> {
    const language = preferredLanguage(languages);
    const wish = wishOf(body);
    const named = customerOf(body.billingDetails, wish.visitor, CUSTOMER_KINDS[wish.visitor.customerType][language]);
    const { filename, content } = await this.papers.run(wish, named, language);
    return new StreamableFile(content, {
      type: 'application/pdf',
      length: content.length,
      disposition: `attachment; filename="${filename}"`,
    });
  }
}

function wishOf({ planId: id, interval, addOns = [], billingDetails }: QuoteBody): Wish {
  const planId = parseWireId(WIRE_PREFIXES.plan, id);
  if (planId === null) {
    const errors = [{ field: 'planId', code: 'reference_not_found', message: '' }];
    throw platformProblems.reference_not_found({ errors });
  }
  const wanted = addOns.map(({ kind, quantity }) => ({ kind, quantity: quantity ?? 1 }));
  return { planId, interval, addOns: wanted, visitor: visitorOf(billingDetails) };
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

/** What is not said stays empty on the paper. */
function customerOf(
  { name, address, purchaseReference, serviceCode }: QuoteBody['billingDetails'],
  { customerType, country, vatNumber, siren, taxNumber }: Wish['visitor'],
  unnamed: string,
): BillingDetails {
  const { line1, line2, postalCode, city, region } = address ?? {};
  return {
    customerType,
    name: name ?? unnamed,
    address: {
      line1: line1 ?? '',
      line2: line2 ?? null,
      postalCode: postalCode ?? null,
      city: city ?? '',
      region: region ?? null,
    },
    country,
    vatNumber,
    siren,
    taxNumber,
    invoiceEmail: null,
    purchaseReference: purchaseReference ?? null,
    serviceCode: serviceCode ?? null,
  };
}
