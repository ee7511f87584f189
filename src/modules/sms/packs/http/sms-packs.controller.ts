import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  type Page,
  preferredLanguage,
} from '../../../../platform/http/index.js';
import { CountryQuery } from '../../http/country-query.js';
import { pageOfList } from '../../http/page-of-list.js';
import { ListPacks } from '../use-cases/list-packs.query.js';
import { SmsPackView } from './packs.dto.js';
import { presentPack } from './packs.presenter.js';

@ApiTags('SMS')
@Controller('v1/sms')
export class SmsPacksController {
  constructor(private readonly packs: ListPacks) {}

  @Get('packs')
  @Access('listSmsPacks')
  @ApiOperation({
    operationId: 'listSmsPacks',
    summary: 'Packs of SMS credits, what they send to each country, and until when',
    description: 'Nothing but the texts sent costs anything. Empty where the account’s offers do not include SMS.',
  })
  @ApiPage(SmsPackView)
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: CountryQuery,
    @Headers('accept-language') languages?: string,
  ): Promise<Page<SmsPackView>> {
    const language = preferredLanguage(languages);
    const packs = await this.packs.run(callerScope(caller), query.country ?? null);
    const views = packs.map((pack) => presentPack(pack, language));
    return pageOfList('sms-packs', views, query, ({ id }) => id);
  }
}
