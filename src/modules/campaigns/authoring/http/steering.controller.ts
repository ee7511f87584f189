import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { instantOf } from '../../../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
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
import { type Actor, actorOf } from '../../../accounts/index.js';
import type { StoredCampaign } from '../data/campaigns.repository.js';
import { startOf } from '../rules/schedule.js';
import { EstimateCampaign } from '../use-cases/estimate-campaign.query.js';
import { ReadCampaigns } from '../use-cases/read-campaigns.query.js';
import { ScheduleCampaign } from '../use-cases/schedule-campaign.js';
import { SteerCampaign } from '../use-cases/steer-campaign.js';
import { CampaignLocator } from './campaign.locator.js';
import { CampaignView } from './campaign-views.dto.js';
import { presentCampaign, presentEstimate } from './campaigns.presenter.js';
import { CampaignEstimateView, ScheduleCampaignBody } from './steering.dto.js';

/** Who steers which campaign, and in which languages he reads. */
interface Hand {
  caller: Caller;
  id: string;
  ip: string;
  languages: string | undefined;
}
type Steering = (
  scope: AccountScope,
  id: string,
  actor: Actor,
  keep: BeforeCommit<StoredCampaign>,
) => Promise<StoredCampaign>;

@ApiTags('Campaigns')
@Controller('v1/campaigns/:id')
export class SteeringController {
  constructor(
    private readonly scheduling: ScheduleCampaign,
    private readonly steering: SteerCampaign,
    private readonly estimates: EstimateCampaign,
    private readonly campaigns: ReadCampaigns,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post('estimate')
  @HttpCode(200)
  @Existing(CampaignLocator)
  @Access('estimateCampaign')
  @ApiOperation({
    operationId: 'estimateCampaign',
    summary: 'Who would get it, and how long that takes',
    description:
      'As things are now: at the account’s speed, behind what waits already, and within what its plan has left.',
  })
  @ApiOkResponse({ type: CampaignEstimateView })
  async estimate(@CurrentCaller() caller: Caller, @WireIdParam('cmp') id: string): Promise<CampaignEstimateView> {
    return presentEstimate(await this.estimates.run(callerScope(caller), id));
  }

  @Post('schedule')
  @HttpCode(200)
  @Existing(CampaignLocator)
  @Access('scheduleCampaign')
  @ApiOperation({
    operationId: 'scheduleCampaign',
    summary: 'Send a campaign, now or later',
    description:
      'All that is missing is told at once. What it says is frozen now, who gets it when it begins. Who unsubscribes in between gets nothing.',
  })
  @ApiOkResponse({ type: CampaignView })
  async schedule(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cmp') id: string,
    @Body() { sendAt = null, timeZone = 'account' }: ScheduleCampaignBody,
    @Ip() ip: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<CampaignView> {
    const wish = { sendAt: sendAt === null ? null : instantOf(sendAt), timeZone };
    return this.steered({ caller, id, ip, languages }, (scope, of, actor, keep) =>
      this.scheduling.run(scope, of, wish, actor, keep),
    );
  }

  @Post('unschedule')
  @HttpCode(200)
  @Existing(CampaignLocator)
  @Access('unscheduleCampaign')
  @ApiOperation({ operationId: 'unscheduleCampaign', summary: 'Make a draft of it again, before it begins' })
  @ApiOkResponse({ type: CampaignView })
  unschedule(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cmp') id: string,
    @Ip() ip: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<CampaignView> {
    return this.steered({ caller, id, ip, languages }, (...by) => this.scheduling.undo(...by));
  }

  @Post('pause')
  @HttpCode(200)
  @Existing(CampaignLocator)
  @Access('pauseCampaign')
  @ApiOperation({
    operationId: 'pauseCampaign',
    summary: 'Let nothing more of it leave until it is resumed',
    description: 'Also what waits for the account’s speed stays. What is being delivered at this moment is.',
  })
  @ApiOkResponse({ type: CampaignView })
  pause(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cmp') id: string,
    @Ip() ip: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<CampaignView> {
    return this.steered({ caller, id, ip, languages }, (...by) => this.steering.pause(...by));
  }

  @Post('resume')
  @HttpCode(200)
  @Existing(CampaignLocator)
  @Access('resumeCampaign')
  @ApiOperation({ operationId: 'resumeCampaign', summary: 'Let it go on where it stopped' })
  @ApiOkResponse({ type: CampaignView })
  resume(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cmp') id: string,
    @Ip() ip: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<CampaignView> {
    return this.steered({ caller, id, ip, languages }, (...by) => this.steering.resume(...by));
  }

  @Post('cancel')
  @HttpCode(200)
  @Existing(CampaignLocator)
  @Access('cancelCampaign')
  @ApiOperation({
    operationId: 'cancelCampaign',
    summary: 'End a campaign',
    description: 'What waits is cancelled and counted; what has left stays with its recipients.',
  })
  @ApiOkResponse({ type: CampaignView })
  cancel(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cmp') id: string,
    @Ip() ip: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<CampaignView> {
    return this.steered({ caller, id, ip, languages }, (...by) => this.steering.cancel(...by));
  }

  /** With what was counted of it a moment before: counts only grow. */
  private async steered({ caller, id, ip, languages }: Hand, operation: Steering): Promise<CampaignView> {
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    const known = await this.campaigns.countsOf(scope, id);
    const language = preferredLanguage(languages);
    return this.answers.keeping(
      (campaign: StoredCampaign) => {
        const { schedule, updatedAt, state } = campaign;
        const isLate = state === 'scheduled' && schedule?.timeZone === 'recipient' && startOf(schedule) < updatedAt;
        return { ...presentCampaign(campaign, known, language), ...(isLate ? { warnings: ['turns_are_past'] } : {}) };
      },
      (keep) => operation(scope, id, actor, keep),
    );
  }
}
