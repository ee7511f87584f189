import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  bodyProblem,
  type Caller,
  callerScope,
  CurrentCaller,
  preferredLanguage,
} from '../../../../platform/http/index.js';
import { senderKind } from '../../country-rules/index.js';
import { EstimateSms } from '../use-cases/estimate-sms.query.js';
import { EstimateSmsBody, SmsEstimateView } from './estimate.dto.js';
import { presentEstimate } from './estimate.presenter.js';

@ApiTags('SMS')
@Controller('v1/sms/estimate')
export class SmsEstimateController {
  constructor(private readonly estimating: EstimateSms) {}

  @Post()
  @HttpCode(200)
  @Access('estimateSms')
  @ApiOperation({
    operationId: 'estimateSms',
    summary: 'What a text would be, and cost',
    description:
      'The same judgement, rates and splitting as sending: until one of them changes, this is what a send takes. Nothing is reserved.',
  })
  @ApiOkResponse({ type: SmsEstimateView })
  async estimate(
    @CurrentCaller() caller: Caller,
    @Body() body: EstimateSmsBody,
    @Headers('accept-language') languages?: string,
  ): Promise<SmsEstimateView> {
    const { from, to, text, kind, smartEncoding } = body;
    if (senderKind(from) === null) throw bodyProblem([{ field: 'from', code: 'wrong_format', message: '' }]);
    const estimate = await this.estimating.run(callerScope(caller), { from, to, text, kind, smartEncoding });
    return presentEstimate(estimate, preferredLanguage(languages));
  }
}
