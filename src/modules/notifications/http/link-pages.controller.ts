import { Body, Controller, Get, Headers, HttpCode, Ip, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, Consumes, FORM, preferredLanguage } from '../../../platform/http/index.js';
import { FollowLink } from '../use-cases/follow-link.js';
import { LINK_PATHS } from '../use-cases/public-links.js';
import { formPage } from '../rules/render-page.js';
import type { LinkPage } from '../rules/page-texts.table.js';

/** The pages behind the links of our mails. GET shows and changes nothing, because scanners follow links; POST acts. */
@ApiExcludeController()
@Controller()
export class LinkPagesController {
  constructor(private readonly links: FollowLink) {}

  @Get(LINK_PATHS['confirm-email'])
  @Access('showConfirmEmail')
  showConfirmEmail(
    @Res() reply: FastifyReply,
    @Query('token') token?: string,
    @Headers('accept-language') languages?: string,
  ): Promise<void> {
    return this.show('confirm-email', reply, token, languages);
  }

  @Post(LINK_PATHS['confirm-email'])
  @HttpCode(200)
  @Access('confirmEmailByPage')
  @Consumes(FORM)
  confirmEmailByPage(
    @Res() reply: FastifyReply,
    @Body() form: unknown,
    @Ip() ip: string,
    @Headers('accept-language') languages?: string,
  ): Promise<void> {
    return this.act('confirm-email', reply, form, ip, languages);
  }

  @Get(LINK_PATHS['reset-password'])
  @Access('showResetPassword')
  showResetPassword(
    @Res() reply: FastifyReply,
    @Query('token') token?: string,
    @Headers('accept-language') languages?: string,
  ): Promise<void> {
    return this.show('reset-password', reply, token, languages);
  }

  @Post(LINK_PATHS['reset-password'])
  @HttpCode(200)
  @Access('resetPasswordByPage')
  @Consumes(FORM)
  resetPasswordByPage(
    @Res() reply: FastifyReply,
    @Body() form: unknown,
    @Ip() ip: string,
    @Headers('accept-language') languages?: string,
  ): Promise<void> {
    return this.act('reset-password', reply, form, ip, languages);
  }

  @Get(LINK_PATHS['sender-confirm'])
  @Access('showConfirmSender')
  showConfirmSender(
    @Res() reply: FastifyReply,
    @Query('token') token?: string,
    @Headers('accept-language') languages?: string,
  ): Promise<void> {
    return this.show('sender-confirm', reply, token, languages);
  }

  @Post(LINK_PATHS['sender-confirm'])
  @HttpCode(200)
  @Access('confirmSenderByPage')
  @Consumes(FORM)
  confirmSenderByPage(
    @Res() reply: FastifyReply,
    @Body() form: unknown,
    @Ip() ip: string,
    @Headers('accept-language') languages?: string,
  ): Promise<void> {
    return this.act('sender-confirm', reply, form, ip, languages);
  }

  @Get(LINK_PATHS.invitation)
  @Access('showAcceptInvitation')
  showAcceptInvitation(
    @Res() reply: FastifyReply,
    @Query('token') token?: string,
    @Headers('accept-language') languages?: string,
  ): Promise<void> {
    return this.show('invitation', reply, token, languages);
  }

  @Post(LINK_PATHS.invitation)
  @HttpCode(200)
  @Access('acceptInvitationByPage')
  @Consumes(FORM)
  acceptInvitationByPage(
    @Res() reply: FastifyReply,
    @Body() form: unknown,
    @Ip() ip: string,
    @Headers('accept-language') languages?: string,
  ): Promise<void> {
    return this.act('invitation', reply, form, ip, languages);
  }

  private async show(
    page: LinkPage,
    reply: FastifyReply,
    token: unknown,
    languages: string | undefined,
  ): Promise<void> {
    const text = typeof token === 'string' ? token : '';
    const password = await this.links.asksPassword(page, text);
    send(
      reply,
      200,
      preferredLanguage(languages),
      formPage(page, preferredLanguage(languages), { token: text, password }),
    );
  }

  private async act(
    page: LinkPage,
    reply: FastifyReply,
    form: unknown,
    ip: string,
    languages: string | undefined,
  ): Promise<void> {
    const { token = '', password } = (form ?? {}) as Record<string, string | undefined>;
    const language = preferredLanguage(languages);
    const outcome = await this.links.follow(page, { token, password, ip, language });
    send(reply, outcome.status, language, outcome.html);
  }
}

function send(reply: FastifyReply, status: number, language: string, html: string): void {
  void reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .send(html);
}
