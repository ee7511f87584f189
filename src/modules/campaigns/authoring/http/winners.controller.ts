import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  preferredLanguage,
  RequestHeader,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { StoredCampaign } from '../data/campaigns.repository.js';
import { ChooseWinner } from '../use-cases/choose-winner.js';
import { ReadCampaigns } from '../use-cases/read-campaigns.query.js';
import { CampaignLocator } from './campaign.locator.js';
import { CampaignView } from './campaign-views.dto.js';
import { presentCampaign } from './campaigns.presenter.js';
import { ChooseWinnerBody } from './steering.dto.js';

@ApiTags('Campaigns')
@Controller('v1/campaigns/:id/winner')
export class WinnersController {
  constructor(
    private readonly choose: ChooseWinner,
    private readonly campaigns: ReadCampaigns,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @HttpCode(200)
  @Existing(CampaignLocator)
  @Access('chooseCampaignWinner')
  @ApiOperation({
    operationId: 'chooseCampaignWinner',
    summary: 'Decide a test by hand',
    description: 'At once, also where a rule would decide later. Everybody who waits gets this variant.',
  })
  @ApiOkResponse({ type: CampaignView })
  async run(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cmp') id: string,
    @Body() { variant }: ChooseWinnerBody,
    @Ip() ip: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<CampaignView> {
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    const known = await this.campaigns.countsOf(scope, id);
    const language = preferredLanguage(languages);
    return this.answers.keeping(
      (campaign: StoredCampaign) => presentCampaign(campaign, known, language),
      (keep) => this.choose.run(scope, id, variant, actor, keep),
    );
  }
}
