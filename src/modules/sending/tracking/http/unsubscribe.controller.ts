import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MINUTE_MS } from '../../../../kernel/time/instant.js';
import { Access, Consumes, FORM, Throttle, Unlimited } from '../../../../platform/http/index.js';
import type { TrackedRecipient } from '../data/recipients.reader.js';
import { readPreferenceForm } from '../rules/preference-form.js';
import { preferencesPage, type PageFacts, unsubscribedPage, unsubscribePage } from '../rules/recipient-pages.js';
import { ChangePreferences, CHOICES, type Preferences } from '../use-cases/change-preferences.js';
import type { Chooser } from '../use-cases/preference-subjects.js';
import { TrackingTokens } from '../use-cases/tracking-tokens.js';
import { Unsubscribe } from '../use-cases/unsubscribe.js';
import { RecipientAnswers } from './recipient-answers.js';
import { UNREAD } from './recipient-forms.js';

/** One token, however often: each request is a transaction. */
const PER_TOKEN = { quota: 60, windowMs: MINUTE_MS };

/**
 * Where recipients decide. GET shows and changes nothing, because scanners follow links; POST acts, without cookies or
 * redirects, so that a mail program can do it for its reader (RFC 8058). Not limited by network, because the mail
 * programs of a whole provider come from one; tokens are.
 */
@ApiExcludeController()
@Controller()
@Unlimited()
export class UnsubscribeController {
  constructor(
    private readonly tokens: TrackingTokens,
    private readonly unsubscribe: Unsubscribe,
    private readonly preferences: ChangePreferences,
    private readonly answers: RecipientAnswers,
    private readonly throttle: Throttle,
  ) {}

  @Get('u/:token')
  @Access('showUnsubscribe')
  show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.forToken('unsubscribe', token, request, reply, async (deliveryId) => {
      const state = await this.preferences.read(deliveryId);
      return (
        state && { recipient: state.recipient, html: (language) => unsubscribePage(language, factsOf(state.recipient)) }
      );
    });
  }

  @Post('u/:token')
  @HttpCode(200)
  @Access('unsubscribe')
  @Consumes(UNREAD)
  act(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.forToken('unsubscribe', token, request, reply, async (deliveryId) => {
      const recipient = await this.unsubscribe.run(deliveryId, 'link', chooserOf(request));
      const preferencesPath = `/p/${this.tokens.of('preferences', deliveryId)}`;
      return (
        recipient && { recipient, html: (language) => unsubscribedPage(language, factsOf(recipient), preferencesPath) }
      );
    });
  }

  @Get('p/:token')
  @Access('showPreferences')
  showPreferences(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.forToken('preferences', token, request, reply, async (deliveryId) =>
      pageOf(await this.preferences.read(deliveryId), false),
    );
  }

  @Post('p/:token')
  @HttpCode(200)
  @Access('changePreferences')
  @Consumes(FORM)
  changePreferences(
    @Param('token') token: string,
    @Body() form: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sent = readPreferenceForm(form);
    const choice = CHOICES.find((known) => known === sent.receive);
    return this.forToken('preferences', token, request, reply, async (deliveryId) => {
      if (choice === undefined) return pageOf(await this.preferences.read(deliveryId), false);
      return pageOf(await this.preferences.change(deliveryId, choice, sent, chooserOf(request)), true);
    });
  }

  private async forToken(
    kind: 'unsubscribe' | 'preferences',
    token: string,
    request: FastifyRequest,
    reply: FastifyReply,
    work: (deliveryId: string) => Promise<PageOf | null>,
  ): Promise<void> {
    const target = this.tokens.read(kind, token);
    if (target === null) return this.answers.notFound(request, reply);
    try {
      const { allowed } = await this.throttle.take(`${kind}:${target.deliveryId}`, PER_TOKEN);
      if (!allowed) return this.answers.tooMany(request, reply);
      const done = await work(target.deliveryId);
      if (done === null) return await this.answers.notFound(request, reply);
      const language = await this.answers.languageFor(request, done.recipient.accountId);
      this.answers.page(reply, 200, language, done.html(language));
    } catch (error) {
      this.answers.later(request, reply, error);
    }
  }
}

const LONGEST_AGENT = 500;

function chooserOf({ ip, headers }: FastifyRequest): Chooser {
  return { ip, userAgent: headers['user-agent']?.slice(0, LONGEST_AGENT) ?? null };
}

interface PageOf {
  recipient: TrackedRecipient;
  html: (language: Parameters<typeof unsubscribePage>[0]) => string;
}

function factsOf({ fromEmail, email }: TrackedRecipient): PageFacts {
  return { sender: fromEmail, email };
}

function pageOf(state: Preferences | null, isSaved: boolean): PageOf | null {
  if (state === null) return null;
  const { recipient, ...shown } = state;
  return { recipient, html: (language) => preferencesPage(language, factsOf(recipient), { ...shown, isSaved }) };
}
