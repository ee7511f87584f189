import { Body, Controller, Get, Headers, HttpCode, Ip, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../../kernel/problem.js';
import { Config } from '../../../platform/config/config.js';
import { Access, BrowserCookie, Consumes, FORM, isSameOrigin, platformProblems } from '../../../platform/http/index.js';
import { BROWSER_LIFETIME_MS, BrowserSessions } from '../../accounts/index.js';
import { nextPage } from '../rules/next-page.js';
import { homePage, SIGN_IN, signInAddress, signInPage } from '../rules/render-pages.js';
import { KnowBrowser } from '../use-cases/know-browser.js';
import { OpenBrowser } from '../use-cases/open-browser.js';

/** Where the operator's people sign in in a browser, and what they find there. Plain pages without a script. */
@ApiExcludeController()
@Controller('admin')
export class OperatorPagesController {
  private readonly cookie: BrowserCookie;

  constructor(
    private readonly openBrowser: OpenBrowser,
    private readonly knowBrowser: KnowBrowser,
    private readonly sessions: BrowserSessions,
    private readonly config: Config,
  ) {
    this.cookie = new BrowserCookie(config.publicUrl);
  }

  @Get()
  @Access('showOperatorHome')
  async showOperatorHome(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = await this.knowBrowser.callerOf(this.cookie.of(request));
    if (caller?.kind !== 'staff') return away(reply, signInAddress('/admin'));
    const { name } = await this.knowBrowser.personOf(caller);
    show(reply, 200, homePage({ name, inbox: this.config.devInbox }));
  }

  @Get('sign-in')
  @Access('showOperatorSignIn')
  showOperatorSignIn(@Res() reply: FastifyReply, @Query('next') next?: unknown): void {
    show(reply, 200, signInPage({ next: nextPage(next) }));
  }

  @Post('sign-in')
  @HttpCode(303)
  @Access('operatorSignInByPage')
  @Consumes(FORM)
  async operatorSignInByPage(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() form: unknown,
    @Ip() ip: string,
    @Headers('user-agent') userAgent?: string,
  ): Promise<void> {
    this.requireOwnPage(request);
    const { login = '', password = '', totp = '', next } = (form ?? {}) as Record<string, string | undefined>;
    const code = totp.trim() === '' ? undefined : totp.trim();
    try {
      const given = { login: login.slice(0, 254), password: password.slice(0, 1024), totp: code?.slice(0, 64) };
      const cookie = await this.openBrowser.forStaff({ ...given, ip, userAgent: userAgent ?? null });
      await this.endBefore(request);
      this.cookie.give(reply, cookie, BROWSER_LIFETIME_MS);
      away(reply, nextPage(next));
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      for (const [name, value] of Object.entries(error.options.headers ?? {})) void reply.header(name, value);
      show(reply, error.status, signInPage({ next: nextPage(next), login, fault: error.kind.title.en }));
    }
  }

  @Post('sign-out')
  @HttpCode(303)
  @Access('operatorSignOutByPage')
  @Consumes(FORM)
  async operatorSignOutByPage(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.requireOwnPage(request);
    await this.endBefore(request);
    this.cookie.take(reply);
    away(reply, SIGN_IN);
  }

  /** Who signs in anew leaves nothing open behind him. */
  private async endBefore(request: FastifyRequest): Promise<void> {
    const before = this.cookie.of(request);
    if (before !== null) await this.sessions.end(before);
  }

  private requireOwnPage(request: FastifyRequest): void {
    if (!isSameOrigin(request, this.config.publicUrl)) throw platformProblems.forbidden();
  }
}

/** `same-origin`: under `no-referrer` a browser would not say on plain http where its form came from. */
function show(reply: FastifyReply, status: number, html: string): void {
  void reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'same-origin')
    .send(html);
}

function away(reply: FastifyReply, path: string): void {
  void reply.header('cache-control', 'no-store').redirect(path, 303);
}
