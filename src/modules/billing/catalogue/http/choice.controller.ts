import { Body, Controller, Get, Headers, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { wireId } from '../../../../kernel/ids.js';
import { textIn } from '../../../../kernel/texts.js';
import { Access, preferredLanguage } from '../../../../platform/http/index.js';
import { FEATURE_NAMES, REASON_TEXTS } from '../rules/catalogue-texts.table.js';
import { ComparePlans } from '../use-cases/compare-plans.query.js';
import { presentPlan } from './catalogue.presenter.js';
import { CompareQuery, ComparisonView, RecommendationBody, RecommendationView } from './choice.dto.js';

/** Which plan is the right one. Public. */
@ApiTags('Catalogue')
@Controller('v1/plans')
export class ChoiceController {
  constructor(private readonly plans: ComparePlans) {}

  @Get('compare')
  @Access('comparePlans')
  @ApiOperation({ operationId: 'comparePlans', summary: 'All plans of an offer side by side, feature by feature' })
  @ApiOkResponse({ type: ComparisonView })
  async compare(@Query() query: CompareQuery, @Headers('accept-language') languages?: string): Promise<ComparisonView> {
    const { plans, features } = await this.plans.compare(query.offer);
    const language = preferredLanguage(languages);
    return {
      plans: plans.map(presentPlan),
      features: features.map(({ code, customOnly, values }) => ({
        code,
        name: textIn(FEATURE_NAMES[code] ?? code, language),
        customOnly,
        values: Object.fromEntries([...values].map(([id, value]) => [wireId('pln', id), value])),
      })),
    };
  }

  @Post('recommendation')
  @HttpCode(200)
  @Access('recommendPlan')
  @ApiOperation({ operationId: 'recommendPlan', summary: 'The plan for a monthly volume, and why' })
  @ApiOkResponse({ type: RecommendationView })
  async recommend(
    @Body() body: RecommendationBody,
    @Headers('accept-language') languages?: string,
  ): Promise<RecommendationView> {
    const { plan, reasons } = await this.plans.recommend({ ...body, customFeatures: body.customFeatures ?? [] });
    const language = preferredLanguage(languages);
    return {
      plan: plan === null ? null : presentPlan(plan),
      reasons: reasons.map((code) => ({ code, text: REASON_TEXTS[code][language] })),
    };
  }
}
