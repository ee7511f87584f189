import { Body, Controller, Delete, Get, HttpCode, Ip, Patch, Post, Query, Req } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  preferredLanguage,
  RequestHeader,
  requireMatch,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { type Actor, actorOf } from '../../../accounts/index.js';
import { noCounts } from '../../counting/index.js';
import type { StoredCampaign } from '../data/campaigns.repository.js';
import { CAMPAIGN_STATES, type CampaignState } from '../rules/campaign-states.js';
import { ReadCampaigns } from '../use-cases/read-campaigns.query.js';
import { WriteCampaign } from '../use-cases/write-campaign.js';
import { CampaignLocator } from './campaign.locator.js';
import { CampaignSummaryView, CampaignView } from './campaign-views.dto.js';
import { ChangeCampaignBody, CopyCampaignBody, CreateCampaignBody } from './campaigns.dto.js';
import { presentCampaign, presentSummary } from './campaigns.presenter.js';

const LIST = 'campaigns';

class CampaignsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: CAMPAIGN_STATES, description: 'Only those in this state.' })
  @IsOptional()
  @IsIn(CAMPAIGN_STATES)
  state?: CampaignState;
}

@ApiTags('Campaigns')
@Controller('v1/campaigns')
export class CampaignsController {
  constructor(
    private readonly write: WriteCampaign,
    private readonly campaigns: ReadCampaigns,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('createCampaign')
  @ApiOperation({
    operationId: 'createCampaign',
    summary: 'Begin a campaign',
    description:
      'A draft may lack anything but its name; what is missing is told when it is scheduled. Contents are in the language of templates: `{{firstName}}` is the contact’s own field.',
  })
  @ApiCreatedResponse({ type: CampaignView })
  create(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateCampaignBody,
    @Ip() ip: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<CampaignView> {
    return this.answers.keeping(drafted(languages), (keep) =>
      this.write.create(callerScope(caller), body, authorOf(caller, ip), keep),
    );
  }

  @Post(':id/copy')
  @Existing(CampaignLocator)
  @Access('copyCampaign')
  @ApiOperation({
    operationId: 'copyCampaign',
    summary: 'Begin a campaign with what another one says',
    description: 'In any state, also one that is over. Everything but the schedule is copied; the copy is a draft.',
  })
  @ApiCreatedResponse({ type: CampaignView })
  copy(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cmp') id: string,
    @Body() { name }: CopyCampaignBody,
    @Ip() ip: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<CampaignView> {
    return this.answers.keeping(drafted(languages), (keep) =>
      this.write.copy(callerScope(caller), id, name ?? null, authorOf(caller, ip), keep),
    );
  }

  @Get()
  @Access('listCampaigns')
  @ApiOperation({ operationId: 'listCampaigns', summary: 'Campaigns, newest first, without what they say' })
  @ApiPage(CampaignSummaryView)
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: CampaignsQuery,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<Page<CampaignSummaryView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] as string | undefined) ?? null;
    const wanted = { limit: query.limit, before, state: query.state ?? null };
    const rows = await this.campaigns.page(callerScope(caller), wanted);
    const language = preferredLanguage(languages);
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, (row) => presentSummary(row, language));
  }

  @Get(':id')
  @Access('getCampaign')
  @ApiOperation({ operationId: 'getCampaign', summary: 'One campaign and how far it is' })
  @ApiOkResponse({ type: CampaignView })
  async get(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cmp') id: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<CampaignView> {
    const found = await this.campaigns.one(callerScope(caller), id);
    if (found === null) throw platformProblems.not_found();
    return presentCampaign(found.campaign, found.counts, preferredLanguage(languages));
  }

  @Patch(':id')
  @Existing(CampaignLocator)
  @Access('changeCampaign')
  @ApiOperation({
    operationId: 'changeCampaign',
    summary: 'Change a draft',
    description: 'What is left out stays; null takes away. `audience` and `variants` are replaced whole.',
  })
  @ApiOkResponse({ type: CampaignView })
  async change(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cmp') id: string,
    @Body() body: ChangeCampaignBody,
    @Req() request: FastifyRequest,
  ): Promise<CampaignView> {
    const [scope, actor] = [callerScope(caller), actorOf(caller, request.ip)];
    return draftFor(request)(await this.write.change(scope, id, body, actor, seenBy(request)));
  }

  @Delete(':id')
  @HttpCode(204)
  @Existing(CampaignLocator)
  @Access('deleteCampaign')
  @ApiOperation({ operationId: 'deleteCampaign', summary: 'Delete a draft' })
  @ApiNoContentResponse()
  async remove(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cmp') id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.write.remove(callerScope(caller), id, actorOf(caller, request.ip), seenBy(request));
  }
}

function authorOf(caller: Caller, ip: string): { actor: Actor; subscriptionId: string | null } {
  const subscriptionId = caller.kind === 'key' ? (caller.subscriptionId ?? null) : null;
  return { actor: actorOf(caller, ip), subscriptionId };
}

/** Nothing has become of a draft yet. */
function drafted(languages: string | undefined): (campaign: StoredCampaign) => CampaignView {
  const language = preferredLanguage(languages);
  return (campaign) => presentCampaign(campaign, noCounts(), language);
}

function draftFor({ headers }: FastifyRequest): (campaign: StoredCampaign) => CampaignView {
  return drafted(headers['accept-language']);
}

/** Judged once more under lock. */
function seenBy(request: FastifyRequest): (now: StoredCampaign) => void {
  return (now) => requireMatch(request.headers['if-match'], draftFor(request)(now));
}
