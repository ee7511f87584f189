import { Body, Controller, Get, HttpCode, Injectable, Ip, Patch, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { WIRE_PREFIXES } from '../../../../kernel/ids.js';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  platformProblems,
  preferredLanguage,
  RequestHeader,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { OwnResource } from '../../own-resource.js';
import { PlaceIpBody } from '../../pools/index.js';
import { SteerWarmUp, type WarmUpAct } from '../../warmup/index.js';
import { ReadOwnIps } from '../use-cases/read-own-ips.query.js';
import { ReleaseIp } from '../use-cases/release-ip.js';
import { OwnIpsView, OwnIpView, ReleasedIpView } from './own-ips.dto.js';
import { presentOwnIp, presentReleased } from './own-ips.presenter.js';

@Injectable()
export class OwnIpLocator extends OwnResource {
  constructor(ips: ReadOwnIps) {
    super(WIRE_PREFIXES.ipAddress, (scope, id) => ips.one(scope, id));
  }
}

@ApiTags('Dedicated IPs')
@Controller('v1/dedicated-ips')
export class OwnIpsController {
  constructor(
    private readonly ips: ReadOwnIps,
    private readonly releasing: ReleaseIp,
    private readonly steering: SteerWarmUp,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listDedicatedIps')
  @ApiOkResponse({ type: OwnIpsView })
  @ApiOperation({
    operationId: 'listDedicatedIps',
    summary: 'Your addresses, and how many you may have',
    description: 'All of them, the oldest first.',
  })
  async list(
    @CurrentCaller() caller: Caller,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<OwnIpsView> {
    const { entitlement, afterDowngrade, ips } = await this.ips.all(callerScope(caller));
    const language = preferredLanguage(languages);
    return { entitlement, afterDowngrade, data: ips.map((ip) => presentOwnIp(ip, language)) };
  }

  @Get(':id')
  @Access('getDedicatedIp')
  @ApiOkResponse({ type: OwnIpView })
  @ApiOperation({ operationId: 'getDedicatedIp', summary: 'One of your addresses' })
  async get(
    @CurrentCaller() caller: Caller,
    @WireIdParam('ip') id: string,
    @RequestHeader('accept-language') languages: string | undefined,
  ): Promise<OwnIpView> {
    const found = await this.ips.one(callerScope(caller), id);
    if (!found) throw platformProblems.not_found();
    return presentOwnIp(found, preferredLanguage(languages));
  }

  @Patch(':id')
  @Access('placeDedicatedIp')
  @Existing(OwnIpLocator)
  @ApiOkResponse({ type: OwnIpView })
  @ApiOperation({ operationId: 'placeDedicatedIp', summary: 'Put an address into another of your pools' })
  async place(
    @CurrentCaller() caller: Caller,
    @WireIdParam('ip') id: string,
    @Body() { pool }: PlaceIpBody,
  ): Promise<OwnIpView> {
    return presentOwnIp(await this.ips.place(callerScope(caller), id, pool), 'en');
  }

  @Post(':id/warmup/pause')
  @HttpCode(200)
  @Access('pauseIpWarmUp')
  @Existing(OwnIpLocator)
  @ApiOkResponse({ type: OwnIpView })
  @ApiOperation({
    operationId: 'pauseIpWarmUp',
    summary: 'Keep the stage of a warm-up',
    description: 'The address goes on sending within its limits of now; no day leads further.',
  })
  pause(@CurrentCaller() caller: Caller, @WireIdParam('ip') id: string, @Ip() ip: string): Promise<OwnIpView> {
    return this.steer(caller, id, 'pause', ip);
  }

  @Post(':id/warmup/resume')
  @HttpCode(200)
  @Access('resumeIpWarmUp')
  @Existing(OwnIpLocator)
  @ApiOkResponse({ type: OwnIpView })
  @ApiOperation({ operationId: 'resumeIpWarmUp', summary: 'Let a warm-up go on' })
  resume(@CurrentCaller() caller: Caller, @WireIdParam('ip') id: string, @Ip() ip: string): Promise<OwnIpView> {
    return this.steer(caller, id, 'resume', ip);
  }

  @Post(':id/warmup/complete')
  @HttpCode(200)
  @Access('completeIpWarmUp')
  @Existing(OwnIpLocator)
  @ApiOkResponse({ type: OwnIpView })
  @ApiOperation({
    operationId: 'completeIpWarmUp',
    summary: 'End a warm-up before its time',
    description: 'Nothing limits the address any more. Do it only with one that the world knows already.',
  })
  complete(@CurrentCaller() caller: Caller, @WireIdParam('ip') id: string, @Ip() ip: string): Promise<OwnIpView> {
    return this.steer(caller, id, 'complete', ip);
  }

  @Post(':id/release')
  @HttpCode(200)
  @Access('releaseDedicatedIp')
  @Existing(OwnIpLocator)
  @ApiOkResponse({ type: ReleasedIpView })
  @ApiOperation({
    operationId: 'releaseDedicatedIp',
    summary: 'Give an address back',
    description: 'Nothing new leaves from it, and nobody else gets it for 90 days. What waits takes another way.',
  })
  release(@CurrentCaller() caller: Caller, @WireIdParam('ip') id: string, @Ip() ip: string): Promise<ReleasedIpView> {
    return this.answers.keeping(presentReleased, (keep) =>
      this.releasing.run(callerScope(caller), id, actorOf(caller, ip), keep),
    );
  }

  private async steer(caller: Caller, id: string, act: WarmUpAct, ip: string): Promise<OwnIpView> {
    await this.steering.run(callerScope(caller), id, act, actorOf(caller, ip));
    const found = await this.ips.one(callerScope(caller), id);
    if (!found) throw platformProblems.not_found();
    return presentOwnIp(found, 'en');
  }
}
