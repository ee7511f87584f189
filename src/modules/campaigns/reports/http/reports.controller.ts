import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  platformProblems,
  preferredLanguage,
  RequestHeader,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { type CampaignReport, ReadReport } from '../use-cases/read-report.query.js';
import { CampaignReportView } from './reports.dto.js';
import { presentReport } from './reports.presenter.js';

/** The picture needs nothing from anywhere. */
const POLICY = "default-src 'none'; sandbox";

@ApiTags('Campaigns')
@Controller('v1/campaigns/:id')
export class ReportsController {
  constructor(private readonly reports: ReadReport) {}

  @Get('report')
  @Access('getCampaignReport')
  @ApiOperation({
    operationId: 'getCampaignReport',
    summary: 'What became of a campaign',
    description: 'Sums, kept as things happen and some seconds behind: by variant, link, recipient domain and time.',
  })
  @ApiOkResponse({ type: CampaignReportView })
  async report(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cmp') id: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<CampaignReportView> {
    return presentReport(await this.required(caller, id), preferredLanguage(languages));
  }

  @Get('chart.svg')
  @Access('getCampaignChart')
  @ApiOperation({
    operationId: 'getCampaignChart',
    summary: 'The same over time, as a picture',
    description: 'An SVG with title, description and legend in the language asked for, without script.',
  })
  @ApiProduces('image/svg+xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  async chart(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cmp') id: string,
    @RequestHeader('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const svg = await this.reports.chart(await this.required(caller, id), preferredLanguage(languages));
    void reply
      .header('content-type', 'image/svg+xml; charset=utf-8')
      .header('content-security-policy', POLICY)
      .header('vary', 'accept-language');
    return svg;
  }

  private async required(caller: Caller, id: string): Promise<CampaignReport> {
    const report = await this.reports.one(callerScope(caller), id);
    if (report === null) throw platformProblems.not_found();
    return report;
  }
}
