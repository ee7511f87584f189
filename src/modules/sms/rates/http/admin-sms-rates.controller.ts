import type { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Ip, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  Access,
  ApiPage,
  bodyProblem,
  type Caller,
  Consumes,
  CurrentCaller,
  OwnIdempotency,
  type Page,
  platformProblems,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { CountryQuery } from '../../http/country-query.js';
import { pageOfList } from '../../http/page-of-list.js';
import type { RateDiff } from '../rules/rate-diff.js';
import { placeOf } from '../rules/rates.js';
import { ImportRates } from '../use-cases/import-rates.js';
import { ReadRates } from '../use-cases/read-rates.query.js';
import { ImportRatesQuery, SmsRateDiffView, SmsRateView } from './rates.dto.js';
import { presentRate } from './rates.presenter.js';

@ApiTags('Operator: SMS')
@Controller('v1/admin/sms/rates')
export class AdminSmsRatesController {
  constructor(
    private readonly rates: ReadRates,
    private readonly importing: ImportRates,
  ) {}

  @Get()
  @Access('listSmsRatesAsStaff')
  @ApiOperation({
    operationId: 'listSmsRatesAsStaff',
    summary: 'The whole rate card, also what is over and what has not begun',
  })
  @ApiPage(SmsRateView)
  async list(@Query() query: CountryQuery): Promise<Page<SmsRateView>> {
    const rates = await this.rates.all(query.country ?? null);
    return pageOfList('admin-sms-rates', rates.map(presentRate), query, (rate) => `${placeOf(rate)} ${rate.validFrom}`);
  }

  @Post('import')
  @HttpCode(200)
  @OwnIdempotency()
  @Consumes('text/csv')
  @Access('importSmsRates')
  @ApiOperation({
    operationId: 'importSmsRates',
    summary: 'Replace the rate card, or see what that would change',
    description:
      'CSV with the columns `country,network,credits,validFrom,validTo`; it is the whole card. One bad line refuses all of it. Messages that were accepted keep what they cost.',
  })
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: SmsRateDiffView })
  async import(
    @CurrentCaller() caller: Caller,
    @Query() { dryRun }: ImportRatesQuery,
    @Req() request: FastifyRequest,
    @Ip() ip: string,
  ): Promise<SmsRateDiffView> {
    const file = fileIn(request);
    try {
      return presentDiff(
        await this.importing.run(file.iterator({ destroyOnReturn: false }), {
          dryRun: dryRun === 'true',
          actor: actorOf(caller, ip),
        }),
      );
    } finally {
      // Read on after a refusal, so that who still sends hears why.
      file.resume();
    }
  }
}

function presentDiff({ added, changed, removed }: RateDiff): SmsRateDiffView {
  return {
    added: added.map(presentRate),
    changed: changed.map(({ before, after }) => ({ before: presentRate(before), after: presentRate(after) })),
    removed: removed.map(presentRate),
  };
}

function fileIn({ headers, body }: FastifyRequest): Readable {
  if (typeof body === 'object' && body !== null && 'pipe' in body) return body as Readable;
  throw headers['content-type'] === undefined ? platformProblems.unsupported_media_type() : bodyProblem([]);
}
