import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type AccountCaller, callerScope, CurrentCaller } from '../../../../platform/http/index.js';
import { ReadAuthorization } from '../use-cases/read-authorization.query.js';
import { SendingAuthorizationDto } from './authorization.dto.js';
import { presentAuthorization } from './authorization.presenter.js';

@ApiTags('Account')
@Controller('v1/account/sending-authorization')
export class AuthorizationController {
  constructor(private readonly authorization: ReadAuthorization) {}

  @Get()
  @Access('getSendingAuthorization')
  @ApiOkResponse({ type: SendingAuthorizationDto })
  @ApiOperation({ summary: 'Show what the account may send now, and what unlocks more' })
  async getSendingAuthorization(@CurrentCaller() caller: AccountCaller): Promise<SendingAuthorizationDto> {
    const bound = caller.kind === 'key' ? (caller.subscriptionId ?? null) : null;
    return presentAuthorization(await this.authorization.run(callerScope(caller), bound));
  }
}
