import { Body, Controller, Delete, Get, HttpCode, Ip, Patch, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
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
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { noCounts } from '../../counting/index.js';
import type { StoredCampaign } from '../data/campaigns.repository.js';
import { CAMPAIGN_STATES, type CampaignState } from '../rules/campaign-states.js';
import { ReadCampaigns } from '../use-cases/read-campaigns.query.js';
import { WriteCampaign } from '../use-cases/write-campaign.js';
import { CampaignLocator } from './campaign.locator.js';
import { CampaignSummaryView, CampaignView } from './campaign-views.dto.js';
import { ChangeCampaignBody, CreateCampaignBody } from './campaigns.dto.js';
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
    const language = preferredLanguage(languages);
    const subscriptionId = caller.kind === 'key' ? (caller.subscriptionId ?? null) : null;
    const by = { actor: actorOf(caller, ip), subscriptionId };
    return this.answers.keeping(
      (campaign: StoredCampaign) => presentCampaign(campaign, noCounts(), language),
      (keep) => this.write.create(callerScope(caller), body, by, keep),
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
    @Ip() ip: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<CampaignView> {
    const campaign = await this.write.change(callerScope(caller), id, body, actorOf(caller, ip));
    return presentCampaign(campaign, noCounts(), preferredLanguage(languages));
  }

  @Delete(':id')
  @HttpCode(204)
  @Existing(CampaignLocator)
  @Access('deleteCampaign')
  @ApiOperation({ operationId: 'deleteCampaign', summary: 'Delete a draft' })
  @ApiNoContentResponse()
  async remove(@CurrentCaller() caller: Caller, @WireIdParam('cmp') id: string, @Ip() ip: string): Promise<void> {
    await this.write.remove(callerScope(caller), id, actorOf(caller, ip));
  }
}
