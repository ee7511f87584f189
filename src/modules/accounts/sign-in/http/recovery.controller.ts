import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, IdempotentAnswer } from '../../../../platform/http/index.js';
import { RecoverAccess } from '../use-cases/recover-access.js';
import { ResetPassword } from '../use-cases/reset-password.js';
import { ForgotPasswordDto, ResetPasswordDto } from './auth.dto.js';
import { EmailAddressDto } from './sign-up.dto.js';

@ApiTags('Sign-up and sign-in')
@Controller('v1/auth')
export class RecoveryController {
  constructor(
    private readonly recovery: RecoverAccess,
    private readonly reset: ResetPassword,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post('forgot-username')
  @HttpCode(202)
  @Access('forgotUsername')
  @ApiOperation({ summary: 'Mail the user names of an address; the answer is the same for unknown addresses' })
  async forgotUsername(@Body() body: EmailAddressDto): Promise<void> {
    await this.answers.keepingNothing((keep) => this.recovery.remindUsername(body.email, keep));
  }

  @Post('forgot-password')
  @HttpCode(202)
  @Access('forgotPassword')
  @ApiOperation({ summary: 'Mail a link for a new password; the answer is the same for unknown people' })
  async forgotPassword(@Body() body: ForgotPasswordDto): Promise<void> {
    const login = body.username ?? body.email ?? '';
    await this.answers.keepingNothing((keep) => this.recovery.forgotPassword(login, keep));
  }

  @Post('reset-password')
  @HttpCode(204)
  @Access('resetPassword')
  @ApiOperation({ summary: 'Set a new password with the token of the mail; all sessions end' })
  async resetPassword(@Body() body: ResetPasswordDto, @Ip() ip: string): Promise<void> {
    await this.answers.keepingNothing((keep) => this.reset.run(body.token, body.password, ip, keep));
  }
}
