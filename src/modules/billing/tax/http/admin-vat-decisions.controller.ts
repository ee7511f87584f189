import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { localDate } from '../../../../kernel/time/calendar.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Access, preferredLanguage } from '../../../../platform/http/index.js';
import { decideVat } from '../rules/decide-vat.js';
import { ManageSeller } from '../use-cases/manage-seller.js';
import { readDecisionBody } from './read-decision-body.js';
import { DecideVatBody, VatDecisionView } from './vat-decision.dto.js';
import { presentVatDecision } from './vat-decision.presenter.js';

@ApiTags('Operator: tax')
@Controller('v1/admin/vat/decisions')
export class AdminVatDecisionsController {
  constructor(
    private readonly sellers: ManageSeller,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @Access('decideVat')
  @ApiOperation({
    operationId: 'decideVat',
    summary: 'Why this rate',
    description: 'Decides about a sale as an invoice would, with every circumstance given. Nothing is stored.',
  })
  @ApiOkResponse({ type: VatDecisionView })
  async decide(@Body() body: DecideVatBody, @Headers('accept-language') languages?: string): Promise<VatDecisionView> {
    const terms = await this.sellers.get();
    const { question, net } = readDecisionBody(body, localDate(this.clock.now(), 'Europe/Paris'), terms);
    const decision = decideVat(question, terms.rates);
    return presentVatDecision(decision, net, question.customer.vatNumber?.text ?? null, preferredLanguage(languages));
  }
}
