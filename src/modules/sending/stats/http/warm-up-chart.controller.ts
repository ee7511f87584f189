import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Language, textIn, type Texts } from '../../../../kernel/texts.js';
import { instantOf } from '../../../../kernel/time/instant.js';
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
import { DedicatedIpsFacade } from '../../../dedicated-ips/index.js';
import type { Series } from '../rules/chart-series.js';
import { COUNTER_TEXTS } from '../rules/chart-texts.table.js';
import { drawChart } from '../rules/draw-chart.js';

const TEXTS: Record<'title' | 'plan' | 'sent', Texts> = {
  title: {
    en: 'Warm-up of {ip}',
    fr: 'Montée en charge de {ip}',
    de: 'Aufwärmen von {ip}',
    es: 'Calentamiento de {ip}',
    it: 'Riscaldamento di {ip}',
  },
  plan: { en: 'Plan', fr: 'Plan', de: 'Plan', es: 'Plan', it: 'Piano' },
  sent: { en: 'Sent', fr: 'Envoyés', de: 'Gesendet', es: 'Enviados', it: 'Inviati' },
};
const POLICY = "default-src 'none'; sandbox";

@ApiTags('Dedicated IPs')
@Controller('v1/dedicated-ips')
export class WarmUpChartController {
  constructor(private readonly ips: DedicatedIpsFacade) {}

  @Get(':id/warmup/chart.svg')
  @Access('getIpWarmUpChart')
  @ApiOperation({
    operationId: 'getIpWarmUpChart',
    summary: 'A warm-up as a picture: what the plan allowed each day, and what was sent',
    description:
      'An SVG with title, description and legend in the language asked for, without script. Days are of UTC.',
  })
  @ApiProduces('image/svg+xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  async chart(
    @CurrentCaller() caller: Caller,
    @WireIdParam('ip') id: string,
    @RequestHeader('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const course = await this.ips.warmUpCourse(callerScope(caller), id);
    if (!course) throw platformProblems.not_found();
    const language = preferredLanguage(languages);
    const { days, address } = course;
    void reply
      .header('content-type', 'image/svg+xml; charset=utf-8')
      .header('content-security-policy', POLICY)
      .header('vary', 'accept-language');
    return drawChart({
      title: textIn(TEXTS.title, language).replace('{ip}', address),
      language,
      zone: 'UTC',
      interval: 'day',
      starts: days.map(({ day }) => instantOf(`${day}T00:00:00Z`)),
      series: [
        seriesOf(textIn(TEXTS.plan, language), days, (day) => day.dailyCap),
        seriesOf(textIn(TEXTS.sent, language), days, (day) => day.used),
        ...(['delivered', 'deferred', 'bounced', 'complained'] as const).map((name) => ofResult(name, days, language)),
      ],
    });
  }
}

type Day = NonNullable<Awaited<ReturnType<DedicatedIpsFacade['warmUpCourse']>>>['days'][number];

function seriesOf(name: string, days: readonly Day[], read: (day: Day) => number): Series {
  const values = days.map(read);
  return { name, values, total: values.reduce((sum, value) => sum + value, 0), isRest: false };
}

function ofResult(
  name: 'delivered' | 'deferred' | 'bounced' | 'complained',
  days: readonly Day[],
  language: Language,
): Series {
  return seriesOf(textIn(COUNTER_TEXTS[name], language), days, (day) => day[name]);
}
