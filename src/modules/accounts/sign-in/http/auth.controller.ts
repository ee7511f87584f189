import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, platformProblems, RequestHeader, SecretAnswer } from '../../../../platform/http/index.js';
import { RefreshSession } from '../use-cases/refresh-session.js';
import { SignIn } from '../use-cases/sign-in.js';
import { SignOut } from '../use-cases/sign-out.js';
import { LoginDto, LogoutDto, RefreshDto, TokenPairDto } from './auth.dto.js';

@ApiTags('Sign-up and sign-in')
@Controller('v1/auth')
export class AuthController {
  constructor(
    private readonly signIn: SignIn,
    private readonly refreshSession: RefreshSession,
    private readonly signOut: SignOut,
  ) {}

  @Post('login')
  @HttpCode(200)
  @Access('login')
  @SecretAnswer()
  @ApiOperation({ summary: 'Sign in with a user name, or with an address that belongs to one user' })
  login(
    @Body() body: LoginDto,
    @Ip() ip: string,
    @RequestHeader('user-agent') userAgent?: string,
  ): Promise<TokenPairDto> {
    return this.signIn.run({
      login: body.username ?? body.email ?? '',
      password: body.password,
      totp: body.totp,
      ip,
      userAgent: userAgent ?? null,
    });
  }

  @Post('refresh')
  @HttpCode(200)
  @Access('refresh')
  @SecretAnswer()
  @ApiOperation({ summary: 'Trade a refresh token for a new pair of tokens' })
  refresh(@Body() body: RefreshDto, @Ip() ip: string): Promise<TokenPairDto> {
    return this.refreshSession.run(body.refreshToken, ip);
  }

  @Post('logout')
  @HttpCode(204)
  @Access('logout')
  @ApiOperation({ summary: 'End the session of a refresh token, or of the access token sent along' })
  async logout(@Body() body: LogoutDto, @RequestHeader('authorization') authorization?: string): Promise<void> {
    const accessToken = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (body.refreshToken !== undefined) await this.signOut.byRefreshToken(body.refreshToken);
    else if (accessToken !== undefined) await this.signOut.byAccessToken(accessToken);
    else
      throw platformProblems.validation_failed({ errors: [{ field: 'refreshToken', code: 'required', message: '' }] });
  }
}
