import { Body, Controller, Get, Ip, Put, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  Access,
  type Caller,
  CurrentCaller,
  preferredLanguage,
  requireMatch,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { EditSynonyms, type Synonyms } from '../use-cases/edit-synonyms.js';
import { SynonymsDto, SynonymsQuery, WriteSynonymsDto } from './synonyms.dto.js';

@ApiTags('Operator: help centre')
@Controller('v1/admin/articles/synonyms')
export class SynonymsController {
  constructor(private readonly synonyms: EditSynonyms) {}

  @Get()
  @Access('getSynonyms')
  @ApiOkResponse({ type: SynonymsDto })
  @ApiOperation({ operationId: 'getSynonyms', summary: 'Words that the search takes for the same, in one language' })
  async get(@Query() { lang }: SynonymsQuery, @Req() request: FastifyRequest): Promise<SynonymsDto> {
    return present(await this.synonyms.read(lang ?? preferredLanguage(request.headers['accept-language'])));
  }

  @Put()
  @Access('changeSynonyms')
  @ApiOkResponse({ type: SynonymsDto })
  @ApiOperation({
    operationId: 'changeSynonyms',
    summary: 'Say which words mean the same, in one language',
    description:
      'All groups at once; they hold from the next search on. `If-Match` takes the tag of `GET` in that language. What staff wrote no release overwrites.',
  })
  async change(
    @CurrentCaller() caller: Caller,
    @Body() { lang: language, groups }: WriteSynonymsDto,
    @Ip() ip: string,
    @Req() request: FastifyRequest,
  ): Promise<SynonymsDto> {
    const asSeen = (now: Synonyms): void => requireMatch(request.headers['if-match'], present(now));
    return present(await this.synonyms.write({ language, groups }, asSeen, actorOf(caller, ip)));
  }
}

function present({ language: lang, groups, origin }: Synonyms): SynonymsDto {
  return { lang, groups: groups.map((group) => [...group]), origin };
}
