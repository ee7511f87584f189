import { Body, Controller, Injectable, Ip, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, CurrentCaller, Existing, type ResourceLocator } from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { HELP_CHANNELS, type HelpChannel } from '../rules/channel-texts.table.js';
import { ChannelTexts } from '../use-cases/channel-texts.js';
import { ChannelTextDto, DescribeChannelDto } from './channel-texts.dto.js';

const CHANNEL = { name: 'channel', schema: { type: 'string', enum: [...HELP_CHANNELS] }, example: 'ticket' };

@Injectable()
export class ChannelLocator implements ResourceLocator {
  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const channel = HELP_CHANNELS.find((known) => known === parameters['channel']);
    return channel === undefined ? null : { channel };
  }
}

@ApiTags('Operator: help centre')
@Controller('v1/admin/support/channels')
export class ChannelTextsController {
  constructor(private readonly texts: ChannelTexts) {}

  @Put(':channel')
  @Existing(ChannelLocator)
  @Access('describeSupportChannel')
  @ApiParam(CHANNEL)
  @ApiOkResponse({ type: ChannelTextDto })
  @ApiOperation({
    operationId: 'describeSupportChannel',
    summary: 'Say what speaks for a channel and against it, in one language',
  })
  describe(
    @CurrentCaller() caller: Caller,
    @Param('channel') channel: string,
    @Body() { lang, pros, cons }: DescribeChannelDto,
    @Ip() ip: string,
  ): Promise<ChannelTextDto> {
    return this.texts.write({ channel: channel as HelpChannel, lang, pros, cons }, actorOf(caller, ip));
  }
}
