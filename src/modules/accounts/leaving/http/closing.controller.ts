import { Body, Controller, Delete, HttpCode, Ip } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { toIso } from '../../../../kernel/time/instant.js';
import { Access, type Caller, CurrentCaller, Existing } from '../../../../platform/http/index.js';
import { AccountLocator } from '../../account/index.js';
import { CloseOwnAccount } from '../use-cases/close-own-account.js';
import { CloseAccountDto, ClosingDto } from './closing.dto.js';

@ApiTags('Account')
@Controller('v1/account')
export class ClosingController {
  constructor(private readonly close: CloseOwnAccount) {}

  @Delete()
  @HttpCode(202)
  @Access('closeAccount')
  @Existing(AccountLocator)
  @ApiOperation({
    summary: 'Close the account',
    description:
      'Sessions, keys, SMTP credentials and links end at once, waiting mail is cancelled; after thirty days everything is deleted. Invoices and the number of the platform stay.',
  })
  async closeAccount(
    @CurrentCaller() caller: Caller,
    @Body() body: CloseAccountDto,
    @Ip() ip: string,
  ): Promise<ClosingDto> {
    const closesAt = await this.close.run(caller, { password: body.password, totp: body.totp, ip });
    return { status: 'closing', closesAt: toIso(closesAt) };
  }
}
