import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { Config } from '../../../../platform/config/config.js';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  preferredLanguage,
  SecretAnswer,
} from '../../../../platform/http/index.js';
import { ChannelTexts } from '../../help/index.js';
import { TOPIC_NAMES } from '../../tickets/index.js';
import { ReadCenter } from '../use-cases/read-center.query.js';
import { CenterQuery, ChannelsWordsDto, SupportCenterDto } from './center.dto.js';
import { LanguageQuery, TopicsDto } from './opening.dto.js';
import { presentCenter, presentTopic } from './opening.presenter.js';

@ApiTags('Support')
@Controller('v1/support')
export class CenterController {
  constructor(
    private readonly center: ReadCenter,
    private readonly config: Config,
    private readonly words: ChannelTexts,
  ) {}

  @Get('center')
  @Access('getSupportCenter')
  @SecretAnswer()
  @ApiOperation({
    summary: 'The support centre: channels, hours, PIN, open tickets',
    description:
      'Each channel is judged for the topic, the language and the ticket that are named, by the rule that the operations follow too.',
  })
  @ApiOkResponse({ type: SupportCenterDto })
  async getSupportCenter(
    @CurrentCaller() caller: Caller,
    @Query() query: CenterQuery,
    @Headers('accept-language') languages: string | undefined,
  ): Promise<SupportCenterDto> {
    const { topic = null, lang: language = null } = query;
    const ticketId = query.ticketId === undefined ? null : parseWireId(WIRE_PREFIXES.ticket, query.ticketId);
    const center = await this.center.run(callerScope(caller), caller, { topic, language, ticketId });
    return presentCenter(center, language ?? preferredLanguage(languages), this.config.publicUrl);
  }

  @Get('channels')
  @Access('listSupportChannels')
  @ApiOperation({ summary: 'What speaks for each channel and against it' })
  @ApiOkResponse({ type: ChannelsWordsDto })
  async listSupportChannels(
    @Query() { lang }: LanguageQuery,
    @Headers('accept-language') languages: string | undefined,
  ): Promise<ChannelsWordsDto> {
    return { data: await this.words.all(lang ?? preferredLanguage(languages)) };
  }

  @Get('topics')
  @Access('listSupportTopics')
  @ApiOperation({ summary: 'What a ticket may be about, and what is asked first' })
  @ApiOkResponse({ type: TopicsDto })
  listSupportTopics(
    @Query() { lang }: LanguageQuery,
    @Headers('accept-language') languages: string | undefined,
  ): TopicsDto {
    const language = lang ?? preferredLanguage(languages);
    return { data: TOPIC_NAMES.map((topic) => presentTopic(topic, language)) };
  }
}
