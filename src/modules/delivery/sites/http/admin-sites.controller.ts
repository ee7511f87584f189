import { Body, Controller, Get, HttpCode, Injectable, Ip, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Instant, instantOf } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  type Page,
  page,
  parseCursor,
  platformProblems,
  type ResourceLocator,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { ANY } from '../../../spool/index.js';
import { siteOfId } from '../rules/site-id.js';
import { ReadSites, type SiteDetail } from '../use-cases/read-sites.query.js';
import { SteerSites } from '../use-cases/steer-sites.js';
import { ChangeSiteBody, PauseSiteBody, ResumeSiteBody, SiteDetailView, SitesQuery, SiteView } from './sites.dto.js';
import { presentSite, presentSiteDetail } from './sites.presenter.js';

const LIST = 'admin-sites';
const SITE = {
  name: 'site',
  description: 'The id of the site: its name in base64url.',
  example: 'bXg6bXguZXhhbXBsZS5uZXQ',
};

@Injectable()
export class SiteLocator implements ResourceLocator {
  constructor(
    private readonly sites: ReadSites,
    private readonly clock: Clock,
  ) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const site = siteOfId(parameters['site'] ?? '');
    const found = site === null ? null : await this.sites.one(site);
    return found && presentSiteDetail(found, this.clock.now());
  }
}

@ApiTags('Operator: sites')
@Controller('v1/admin/sites')
export class AdminSitesController {
  constructor(
    private readonly sites: ReadSites,
    private readonly steer: SteerSites,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('listSites')
  @ApiOperation({
    operationId: 'listSites',
    summary: 'Receiving sites by name: what waits, how fast it goes, and what holds it',
    description: 'A site is all domains that share their mail hosts. Long queues are counted so far only, and say so.',
  })
  @ApiPage(SiteView)
  async list(@Query() query: SitesQuery): Promise<Page<SiteView>> {
    const [after = null] = (parseCursor(LIST, ['text'], query.cursor) ?? []) as string[];
    const wanted = { after, part: query.q ?? null, state: query.state ?? null, limit: query.limit };
    const rows = await this.sites.page(wanted);
    const now = this.clock.now();
    return page(rows, query.limit, { list: LIST, keys: ({ site }) => [site] }, (row) => presentSite(row, now));
  }

  @Get(':site')
  @Access('getSite')
  @ApiParam(SITE)
  @ApiOperation({ operationId: 'getSite', summary: 'One site with our addresses there and its last refusals' })
  @ApiOkResponse({ type: SiteDetailView })
  get(@Param('site') id: string): Promise<SiteDetailView> {
    return this.show(id);
  }

  @Patch(':site')
  @Access('changeSite')
  @Existing(SiteLocator)
  @ApiParam(SITE)
  @ApiOperation({
    operationId: 'changeSite',
    summary: 'Set connections and speed of a site for a time',
    description: 'What is left out stays as it was set. When both are null the shaping’s figures hold again.',
  })
  @ApiOkResponse({ type: SiteDetailView })
  async change(
    @CurrentCaller() caller: Caller,
    @Param('site') id: string,
    @Body() body: ChangeSiteBody,
    @Ip() ip: string,
  ): Promise<SiteDetailView> {
    const { site, override } = await this.found(id);
    const wanted = {
      connections: body.maxSessions === undefined ? (override?.connections ?? null) : body.maxSessions,
      ratePerSecond: body.ratePerSecond === undefined ? (override?.ratePerSecond ?? null) : body.ratePerSecond,
      until: body.until === undefined ? (override?.until ?? null) : instantOrNull(body.until ?? undefined),
      note: body.note ?? override?.note ?? '',
    };
    await this.steer.override(site, wanted, actorOf(caller, ip));
    return this.show(id);
  }

  @Post(':site/pause')
  @HttpCode(200)
  @Access('pauseSite')
  @Existing(SiteLocator)
  @ApiParam(SITE)
  @ApiOperation({
    operationId: 'pauseSite',
    summary: 'Send nothing to a site, from one address or from all',
    description: 'What is being said is finished. Mail waits in its order; each message says why.',
  })
  @ApiOkResponse({ type: SiteDetailView })
  async pause(
    @CurrentCaller() caller: Caller,
    @Param('site') id: string,
    @Body() body: PauseSiteBody,
    @Ip() ip: string,
  ): Promise<SiteDetailView> {
    const { site } = await this.found(id);
    const wanted = { reason: body.reason, until: instantOrNull(body.until) };
    await this.steer.pause(body.ip ?? ANY, site, wanted, actorOf(caller, ip));
    return this.show(id);
  }

  @Post(':site/resume')
  @HttpCode(200)
  @Access('resumeSite')
  @Existing(SiteLocator)
  @ApiParam(SITE)
  @ApiOperation({
    operationId: 'resumeSite',
    summary: 'End a pause that staff set',
    description: 'A rest that the site asked for by its replies is not ended by it.',
  })
  @ApiOkResponse({ type: SiteDetailView })
  async resume(
    @CurrentCaller() caller: Caller,
    @Param('site') id: string,
    @Body() body: ResumeSiteBody,
    @Ip() ip: string,
  ): Promise<SiteDetailView> {
    const { site } = await this.found(id);
    await this.steer.resume(body.ip ?? ANY, site, actorOf(caller, ip));
    return this.show(id);
  }

  private async show(id: string): Promise<SiteDetailView> {
    return presentSiteDetail(await this.found(id), this.clock.now());
  }

  private async found(id: string): Promise<SiteDetail> {
    const site = siteOfId(id);
    const found = site === null ? null : await this.sites.one(site);
    if (!found) throw platformProblems.not_found();
    return found;
  }
}

function instantOrNull(text: string | undefined): Instant | null {
  return text === undefined ? null : instantOf(text);
}
