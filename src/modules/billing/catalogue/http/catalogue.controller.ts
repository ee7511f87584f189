import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  ListQuery,
  type Page,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { Catalogue } from '../use-cases/catalogue.js';
import { OfferView, PlansQuery, PlanView } from './catalogue.dto.js';
import { presentOffer, presentPlan } from './catalogue.presenter.js';
import { pageOfList } from './page-of-list.js';

/** What can be bought. Public, in the catalogue's own order. */
@ApiTags('Catalogue')
@Controller('v1')
export class CatalogueController {
  constructor(private readonly catalogue: Catalogue) {}

  @Get('offers')
  @Access('listOffers')
  @ApiOperation({ operationId: 'listOffers', summary: 'Offers: families of plans with common terms' })
  @ApiPage(OfferView)
  async offers(@Query() query: ListQuery): Promise<Page<OfferView>> {
    const views: OfferView[] = [];
    for (const offer of await this.catalogue.offers()) {
      views.push(presentOffer(offer, await this.catalogue.freePlan(offer.code)));
    }
    return pageOfList('offers', views, query, (view) => view.code);
  }

  @Get('plans')
  @Access('listPlans')
  @ApiOperation({ operationId: 'listPlans', summary: 'Plans with their quota, net prices, features and policies' })
  @ApiPage(PlanView)
  async plans(@Query() query: PlansQuery): Promise<Page<PlanView>> {
    const plans = (await this.catalogue.plans()).filter((plan) => (query.offer ?? plan.offer) === plan.offer);
    return pageOfList('plans', plans.map(presentPlan), query, (view) => view.code);
  }

  @Get('plans/:id')
  @Access('getPlan')
  @ApiOperation({ operationId: 'getPlan', summary: 'One plan as it is sold today' })
  @ApiOkResponse({ type: PlanView })
  async plan(@WireIdParam('pln') id: string): Promise<PlanView> {
    const plan = await this.catalogue.plan(id);
    if (plan === null) throw platformProblems.not_found();
    return presentPlan(plan);
  }
}
