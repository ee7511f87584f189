import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, platformProblems, preferredLanguage, RequestHeader } from '../../../../platform/http/index.js';
import type { Stream } from '../rules/ip-request.js';
import { recommendIps } from '../rules/recommendation.js';
import { RecommendationQuery, IpRecommendationView } from './ip-requests.dto.js';
import { presentRecommendation } from './ip-requests.presenter.js';

@ApiTags('Dedicated IPs')
@Controller('v1/dedicated-ips/recommendation')
export class RecommendationController {
  @Get()
  @Access('recommendDedicatedIps')
  @ApiOkResponse({ type: IpRecommendationView })
  @ApiOperation({
    operationId: 'recommendDedicatedIps',
    summary: 'How many addresses we advise, and why',
    description: 'Advice only: nobody is refused for asking for more or fewer.',
  })
  recommend(
    @Query() { monthlyVolume, streams = '', peakDay }: RecommendationQuery,
    @RequestHeader('accept-language') languages: string | undefined,
  ): IpRecommendationView {
    const volumes = streams.split(',').flatMap((entry) => {
      const [stream, volume] = entry.split(':');
      return volume === undefined ? [] : [{ stream: stream as Stream, monthlyVolume: Number(volume) }];
    });
    if (monthlyVolume === undefined && volumes.length === 0) throw needed();
    const sum = volumes.reduce((total, one) => total + one.monthlyVolume, 0);
    const question = {
      monthlyVolume: monthlyVolume === undefined ? sum : Number(monthlyVolume),
      streams: volumes,
      peakDay: peakDay === undefined ? null : Number(peakDay),
    };
    return presentRecommendation(recommendIps(question), preferredLanguage(languages));
  }
}

function needed(): Error {
  const message = 'Say how much you send, by monthlyVolume or streams.';
  return platformProblems.invalid_query({ errors: [{ field: 'monthlyVolume', code: 'required', message }] });
}
