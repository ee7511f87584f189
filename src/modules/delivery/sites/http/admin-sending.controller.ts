import { Body, Controller, Get, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { toIso } from '../../../../kernel/time/instant.js';
import { Access, type Caller, CurrentCaller, Existing, WireIdParam } from '../../../../platform/http/index.js';
import { actorOf, StaffAccountLocator } from '../../../accounts/index.js';
import type { SendingPause } from '../../../spool/index.js';
import { PauseSending } from '../use-cases/pause-sending.js';
import { PauseSendingBody, SendingPauseView } from './sites.dto.js';

@ApiTags('Operator: accounts')
@Controller('v1/admin/accounts/:id/sending')
@Existing(StaffAccountLocator)
export class AdminSendingController {
  constructor(private readonly sending: PauseSending) {}

  @Get()
  @Access('getSendingPause')
  @ApiOperation({ operationId: 'getSendingPause', summary: 'Whether an account’s mail leaves' })
  @ApiOkResponse({ type: SendingPauseView })
  async get(@WireIdParam('acc') id: string): Promise<SendingPauseView> {
    return present(await this.sending.of(id));
  }

  @Post('pause')
  @HttpCode(200)
  @Access('pauseSending')
  @ApiOperation({
    operationId: 'pauseSending',
    summary: 'Let an account’s mail wait',
    description: 'It is accepted and counted as always, waits in its order, and each message says why.',
  })
  @ApiOkResponse({ type: SendingPauseView })
  async pause(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') id: string,
    @Body() { reason }: PauseSendingBody,
    @Ip() ip: string,
  ): Promise<SendingPauseView> {
    return present(await this.sending.pause(id, reason, actorOf(caller, ip)));
  }

  @Post('resume')
  @HttpCode(200)
  @Access('resumeSending')
  @ApiOperation({ operationId: 'resumeSending', summary: 'Let an account’s mail go on, oldest first' })
  @ApiOkResponse({ type: SendingPauseView })
  async resume(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') id: string,
    @Ip() ip: string,
  ): Promise<SendingPauseView> {
    await this.sending.resume(id, actorOf(caller, ip));
    return present(null);
  }
}

function present(pause: SendingPause | null): SendingPauseView {
  return {
    paused: pause !== null,
    reason: pause?.reason ?? null,
    pausedBy: pause?.pausedBy ?? null,
    since: pause === null ? null : toIso(pause.pausedAt),
  };
}
