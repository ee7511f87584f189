import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, IdempotentAnswer, preferredLanguage, RequestHeader } from '../../../../platform/http/index.js';
import { type AccountProfile, accountView, type OpenedAccount } from '../../account/index.js';
import { ConfirmEmail } from '../use-cases/confirm-email.js';
import { RecoverAccess } from '../use-cases/recover-access.js';
import { SignUp } from '../use-cases/sign-up.js';
import { ConfirmEmailDto, EmailAddressDto, SignedUpDto, SignUpDto } from './sign-up.dto.js';
import { presentSignedUp } from './sign-up.presenter.js';

const DEFAULT_ZONE = 'Europe/Paris';

@ApiTags('Sign-up and sign-in')
@Controller('v1')
export class SignUpController {
  constructor(
    private readonly opening: SignUp,
    private readonly confirmation: ConfirmEmail,
    private readonly recovery: RecoverAccess,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post('accounts')
  @Access('signUp')
  @ApiOperation({ summary: 'Sign up with an e-mail address and an organisation' })
  async signUp(
    @Body() body: SignUpDto,
    @Ip() ip: string,
    @RequestHeader('accept-language') languages?: string,
  ): Promise<SignedUpDto> {
    const wanted = {
      ...body,
      locale: body.locale ?? preferredLanguage(languages),
      timeZone: DEFAULT_ZONE,
      profile: withoutNulls(body.profile ?? {}),
      ip,
    };
    return this.answers.keeping(
      ({ account, owner }: OpenedAccount) => presentSignedUp(accountView(account, []), owner),
      (keep) => this.opening.run(wanted, keep),
    );
  }

  @Post('auth/confirm-email')
  @HttpCode(200)
  @Access('confirmEmail')
  @ApiOperation({ summary: 'Confirm the address with the token of the mail' })
  confirmEmail(@Body() body: ConfirmEmailDto, @Ip() ip: string): Promise<SignedUpDto> {
    return this.answers.keeping(
      ({ account, owner }: OpenedAccount) => presentSignedUp(accountView(account, []), owner),
      (keep) => this.confirmation.run(body.token, body.password, ip, keep),
    );
  }

  @Post('auth/resend-confirmation')
  @HttpCode(202)
  @Access('resendConfirmation')
  @ApiOperation({ summary: 'Send the confirmation mail again; the answer is the same for unknown addresses' })
  async resendConfirmation(@Body() body: EmailAddressDto): Promise<void> {
    await this.answers.keepingNothing((keep) => this.recovery.resendConfirmation(body.email, keep));
  }
}

function withoutNulls(profile: object): AccountProfile {
  return Object.fromEntries(
    Object.entries(profile).filter(([, value]) => value !== null && value !== undefined),
  ) as AccountProfile;
}
