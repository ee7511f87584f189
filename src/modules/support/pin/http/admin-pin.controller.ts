import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  type Caller,
  CurrentCaller,
  IdempotentAnswer,
  type StaffCaller,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { Verified } from '../use-cases/verdict-answer.js';
import { VerifyPin } from '../use-cases/verify-pin.js';
import { VerifiedPinDto, VerifyPinDto } from './pin.dto.js';

@ApiTags('Operator: support')
@Controller('v1/admin/support/pin')
export class AdminPinController {
  constructor(
    private readonly verify: VerifyPin,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post('verify')
  @HttpCode(200)
  @Access('verifySupportPin')
  @ApiOperation({ summary: 'Check the PIN that somebody says; five wrong ones lock it and change it' })
  verifySupportPin(
    @CurrentCaller() caller: Caller,
    @Body() body: VerifyPinDto,
    @Ip() ip: string,
  ): Promise<VerifiedPinDto> {
    const wanted = {
      accountId: parseWireId(WIRE_PREFIXES.account, body.accountId)!,
      pin: body.pin,
      ticketId: body.ticketId ? parseWireId(WIRE_PREFIXES.ticket, body.ticketId) : null,
      staffId: (caller as StaffCaller).staffId,
      actor: actorOf(caller, ip),
    };
    return this.answers.keeping(presentVerified, (keep) => this.verify.run(wanted, keep));
  }
}

function presentVerified({ until }: Verified): VerifiedPinDto {
  return { verified: true, verifiedUntil: toIso(until) };
}
