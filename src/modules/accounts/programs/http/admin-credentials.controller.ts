import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { StaffAccountLocator } from '../../account/index.js';
import { actorOf } from '../../actor-of-caller.js';
import { RevokeCredentials } from '../use-cases/revoke-credentials.js';
import { RevokeCredentialsDto, RevokedCredentialsDto } from './revoke-credentials.dto.js';

@ApiTags('Operator: accounts')
@Controller('v1/admin/accounts/:id')
@Existing(StaffAccountLocator)
export class AdminCredentialsController {
  constructor(
    private readonly credentials: RevokeCredentials,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post('revoke-credentials')
  @HttpCode(200)
  @Access('revokeCredentials')
  @ApiOperation({ summary: 'End sessions, API keys and SMTP credentials of an account that is in wrong hands' })
  async revokeCredentials(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') id: string,
    @Body() body: RevokeCredentialsDto,
    @Ip() ip: string,
  ): Promise<RevokedCredentialsDto> {
    const by = { actor: actorOf(caller, ip), reason: body.reason };
    return this.answers.keeping(
      (revoked: RevokedCredentialsDto) => revoked,
      (keep) => this.credentials.run(id, body.what, by, keep),
    );
  }
}
