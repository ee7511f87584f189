import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, CurrentCaller, IdempotentAnswer } from '../../../../platform/http/index.js';
import { RequestEmailChange } from '../use-cases/change-email.js';
import { ChangePassword } from '../use-cases/change-password.js';
import { OwnPerson } from '../use-cases/own-person.js';
import { ChangeEmailDto, ChangePasswordDto } from './own-sign-in.dto.js';

@ApiTags('Own sign-in')
@Controller('v1')
export class OwnSignInController {
  constructor(
    private readonly people: OwnPerson,
    private readonly password: ChangePassword,
    private readonly email: RequestEmailChange,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post('auth/change-password')
  @HttpCode(204)
  @Access('changePassword')
  @ApiOperation({ summary: 'Change your password; your other sessions end' })
  async changePassword(
    @CurrentCaller() caller: Caller,
    @Body() body: ChangePasswordDto,
    @Ip() ip: string,
  ): Promise<void> {
    const person = await this.people.of(caller);
    const sessionId = caller.kind === 'key' ? null : (caller.sessionId ?? null);
    const wanted = { current: body.current, new: body.new, sessionId, ip };
    await this.answers.keepingNothing((keep) => this.password.run(person, wanted, keep));
  }

  @Post('account/email-change')
  @HttpCode(202)
  @Access('requestEmailChange')
  @ApiOperation({ summary: 'Ask for a new address of your own; the link in the mail to it makes the change' })
  async requestEmailChange(
    @CurrentCaller() caller: Caller,
    @Body() body: ChangeEmailDto,
    @Ip() ip: string,
  ): Promise<void> {
    const person = await this.people.of(caller);
    const wanted = { email: body.email, password: body.password, ip };
    await this.answers.keepingNothing((keep) => this.email.run(person, wanted, keep));
  }
}
