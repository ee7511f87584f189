import { Body, Controller, Delete, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../../platform/config/config.js';
import {
  Access,
  BrowserCookie,
  isSameOrigin,
  platformProblems,
  RequestHeader,
  SecretAnswer,
} from '../../../platform/http/index.js';
import { BROWSER_LIFETIME_MS, BrowserSessions } from '../../accounts/index.js';
import { KnowBrowser } from '../use-cases/know-browser.js';
import { OpenBrowser } from '../use-cases/open-browser.js';
import { BrowserSignInDto, type BrowserSessionView } from './session.dto.js';

/**
 * The session that the page at `/docs` works in. The page never sees the session itself, only access tokens of some minutes,
 * and no other page may ask for one.
 */
@ApiExcludeController()
@Controller('docs/session')
export class SessionController {
  private readonly cookie: BrowserCookie;

  constructor(
    private readonly openBrowser: OpenBrowser,
    private readonly knowBrowser: KnowBrowser,
    private readonly sessions: BrowserSessions,
    private readonly config: Config,
  ) {
    this.cookie = new BrowserCookie(config.publicUrl);
  }

  @Post()
  @HttpCode(200)
  @Access('openBrowserSession')
  @SecretAnswer()
  async openBrowserSession(
    @Body() { login, password, totp }: BrowserSignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Ip() ip: string,
    @RequestHeader('user-agent') userAgent?: string,
  ): Promise<BrowserSessionView> {
    this.requireOwnPage(request);
    const cookie = await this.openBrowser.run({ login, password, totp, ip, userAgent: userAgent ?? null });
    const before = this.cookie.of(request);
    if (before !== null) await this.sessions.end(before);
    const view = await this.viewOf(cookie);
    if (view === null) throw platformProblems.unauthenticated();
    this.cookie.give(reply, cookie, BROWSER_LIFETIME_MS);
    return view;
  }

  @Post('token')
  @HttpCode(200)
  @Access('renewBrowserSession')
  @SecretAnswer()
  async renewBrowserSession(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BrowserSessionView | undefined> {
    this.requireOwnPage(request);
    const cookie = this.cookie.of(request);
    const view = cookie === null ? null : await this.viewOf(cookie);
    if (view !== null) return view;
    // Nobody is signed in: for a page that asks when it opens that is an answer, not a fault.
    if (cookie !== null) this.cookie.take(reply);
    void reply.status(204);
    return undefined;
  }

  @Delete()
  @HttpCode(204)
  @Access('endBrowserSession')
  async endBrowserSession(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.requireOwnPage(request);
    const cookie = this.cookie.of(request);
    if (cookie !== null) await this.sessions.end(cookie);
    this.cookie.take(reply);
  }

  /** Null when the session has ended. */
  private async viewOf(cookie: string): Promise<BrowserSessionView | null> {
    const token = await this.sessions.accessTokenOf(cookie);
    const caller = await this.knowBrowser.callerOf(cookie);
    if (token === null || caller === null) return null;
    return { ...token, ...(await this.knowBrowser.personOf(caller)) };
  }

  private requireOwnPage(request: FastifyRequest): void {
    if (!isSameOrigin(request, this.config.publicUrl)) throw platformProblems.forbidden();
  }
}
