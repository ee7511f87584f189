import { isIP } from 'node:net';
import { Body, Controller, Get, HttpCode, Injectable, Ip, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { instantOf } from '../../../../kernel/time/instant.js';
import {
  Access,
  type Caller,
  CurrentCaller,
  Existing,
  platformProblems,
  type ResourceLocator,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { ANY, DeliveryPauses } from '../../../spool/index.js';
import { SteerSites } from '../use-cases/steer-sites.js';
import { EgressView, PauseEgressBody } from './sites.dto.js';
import { presentPause } from './sites.presenter.js';

const ADDRESS = { name: 'ip', description: 'An address, or `any` where the system chooses.', example: '198.51.100.7' };

@Injectable()
export class EgressLocator implements ResourceLocator {
  constructor(private readonly pauses: DeliveryPauses) {}

  async locate(_caller: Caller | null, { ip = '' }: Record<string, string>): Promise<object | null> {
    return isEgress(ip) ? presentEgress(this.pauses, ip) : null;
  }
}

@ApiTags('Operator: sites')
@Controller('v1/admin/egress')
export class AdminEgressController {
  constructor(
    private readonly pauses: DeliveryPauses,
    private readonly steer: SteerSites,
  ) {}

  @Get(':ip')
  @Access('getEgress')
  @ApiParam(ADDRESS)
  @ApiOperation({ operationId: 'getEgress', summary: 'Whether mail leaves from an address' })
  @ApiOkResponse({ type: EgressView })
  async get(@Param('ip') address: string): Promise<EgressView> {
    if (!isEgress(address)) throw platformProblems.not_found();
    return presentEgress(this.pauses, address);
  }

  @Post(':ip/pause')
  @HttpCode(200)
  @Access('pauseEgress')
  @Existing(EgressLocator)
  @ApiParam(ADDRESS)
  @ApiOperation({ operationId: 'pauseEgress', summary: 'Send nothing from an address, to any site' })
  @ApiOkResponse({ type: EgressView })
  async pause(
    @CurrentCaller() caller: Caller,
    @Param('ip') address: string,
    @Body() { reason, until }: PauseEgressBody,
    @Ip() ip: string,
  ): Promise<EgressView> {
    const wanted = { reason, until: until === undefined ? null : instantOf(until) };
    await this.steer.pause(address, ANY, wanted, actorOf(caller, ip));
    return presentEgress(this.pauses, address);
  }

  @Post(':ip/resume')
  @HttpCode(200)
  @Access('resumeEgress')
  @Existing(EgressLocator)
  @ApiParam(ADDRESS)
  @ApiOperation({ operationId: 'resumeEgress', summary: 'Send from an address again' })
  @ApiOkResponse({ type: EgressView })
  async resume(@CurrentCaller() caller: Caller, @Param('ip') address: string, @Ip() ip: string): Promise<EgressView> {
    await this.steer.resume(address, ANY, actorOf(caller, ip));
    return presentEgress(this.pauses, address);
  }
}

function isEgress(text: string): boolean {
  return text === 'any' || isIP(text) !== 0;
}

async function presentEgress(pauses: DeliveryPauses, ip: string): Promise<EgressView> {
  const pause = await pauses.ofAddress(ip);
  return { ip, pause: pause && presentPause(pause) };
}
