import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiExtraModels, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../../../kernel/texts.js';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  KeyedRuns,
  OwnIdempotency,
  preferredLanguage,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { AcceptedMessageView, answer, claimOf, submitterOf } from '../../../sending/index.js';
import { presentSend, type SmsSend, SmsSendView } from '../../../sms/index.js';
import { ReadCampaigns } from '../use-cases/read-campaigns.query.js';
import { type CampaignTest, TestCampaign } from '../use-cases/test-campaign.js';
import { TryText } from '../use-cases/try-text.js';
import { CampaignLocator } from './campaign.locator.js';
import { TestCampaignBody } from './steering.dto.js';

@ApiTags('Campaigns')
@ApiExtraModels(AcceptedMessageView, SmsSendView)
@Controller('v1/campaigns/:id/test')
export class CampaignTestsController {
  constructor(
    private readonly mails: TestCampaign,
    private readonly texts: TryText,
    private readonly campaigns: ReadCampaigns,
    private readonly runs: KeyedRuns,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @HttpCode(202)
  @OwnIdempotency()
  @Existing(CampaignLocator)
  @Access('testCampaign')
  @ApiOperation({
    operationId: 'testCampaign',
    summary: 'Send a campaign to yourself',
    description:
      'An ordinary message with the tag `campaign-test` and `[Test]` before its subject, to addresses that are proven to be yours: it counts like any other. Of an SMS campaign an ordinary text, word for word as its readers get it, to numbers with their plus: it costs what a text costs, keeps to the hours of its country, and names the campaign as `testOf`. No report of the campaign counts either.',
  })
  @ApiAcceptedResponse({
    schema: { oneOf: [{ $ref: getSchemaPath(AcceptedMessageView) }, { $ref: getSchemaPath(SmsSendView) }] },
  })
  async test(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cmp') id: string,
    @Body() { to, variant = null, variables = {} }: TestCampaignBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const test = { to, variant, variables, language: null, mark: '[Test] ' };
    const scope = callerScope(caller);
    if ((await this.campaigns.channelOf(scope, id)) === 'sms') {
      const language = preferredLanguage(request.headers['accept-language']);
      return this.runs.run(request, reply, () => this.tryText(caller, id, test, language));
    }
    const by = { submitter: submitterOf(caller), userId: caller.kind === 'user' ? caller.userId : null };
    return answer(reply, await this.mails.run(scope, id, test, by, claimOf(request)));
  }

  private tryText(caller: Caller, id: string, test: CampaignTest, language: Language): Promise<SmsSendView> {
    return this.answers.keeping(
      (send: SmsSend) => presentSend(send, language),
      (keep) => this.texts.run(callerScope(caller), id, test, language, keep),
    );
  }
}
