import { Controller, Get, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  IdempotentAnswer,
  SecretAnswer,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { AccountPin, type ShownPin } from '../use-cases/account-pin.js';
import { SupportPinDto } from './pin.dto.js';

@ApiTags('Support')
@Controller('v1/support/pin')
export class PinController {
  constructor(
    private readonly pin: AccountPin,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('getSupportPin')
  @SecretAnswer()
  @ApiOperation({ summary: 'Show the number to tell an agent who asks who you are' })
  async getSupportPin(@CurrentCaller() caller: Caller): Promise<SupportPinDto> {
    return presentPin(await this.pin.show(callerScope(caller)));
  }

  @Post('rotate')
  @HttpCode(200)
  @Access('rotateSupportPin')
  @SecretAnswer()
  @ApiOperation({ summary: 'Take another support PIN; agents who were given the old one must ask again' })
  rotateSupportPin(@CurrentCaller() caller: Caller, @Ip() ip: string): Promise<SupportPinDto> {
    return this.answers.keeping(presentPin, (keep) => this.pin.rotate(callerScope(caller), actorOf(caller, ip), keep));
  }
}

export function presentPin(shown: ShownPin): SupportPinDto {
  return {
    pin: shown.pin,
    rotatedAt: toIso(shown.rotatedAt),
    lockedUntil: shown.lockedUntil === null ? null : toIso(shown.lockedUntil),
  };
}
