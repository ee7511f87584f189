import { Injectable } from '@nestjs/common';
import { Problem } from '../../../kernel/problem.js';
import { type Language, textIn } from '../../../kernel/texts.js';
import { SignInFacade, TeamFacade } from '../../accounts/index.js';
import { SendingFacade } from '../../sending/index.js';
import { LINK_GONE, LINK_WRONG, type LinkPage, PAGE_TEXTS } from '../rules/page-texts.table.js';
import { formPage, messagePage } from '../rules/render-page.js';

export interface FollowedLink {
  token: string;
  password: string | undefined;
  ip: string;
  language: Language;
}

export interface LinkOutcome {
  status: number;
  html: string;
}

/** Does what a link in a mail is for, and says how it went. */
@Injectable()
export class FollowLink {
  constructor(
    private readonly signIn: SignInFacade,
    private readonly sending: SendingFacade,
    private readonly team: TeamFacade,
  ) {}

  /** A new password for a reset; the first one for who is invited, or when a sign-up came without. */
  asksPassword(page: LinkPage, token: string): Promise<boolean> {
    if (page === 'confirm-email') return this.signIn.needsPassword(token);
    return Promise.resolve(page === 'reset-password' || page === 'invitation');
  }

  async follow(page: LinkPage, link: FollowedLink): Promise<LinkOutcome> {
    try {
      await this.act(page, link);
      return { status: 200, html: messagePage(page, link.language, PAGE_TEXTS[page].done[link.language]) };
    } catch (error) {
      if (error instanceof Problem && error.status < 500) return this.refused(page, link, error);
      throw error;
    }
  }

  private async act(page: LinkPage, { token, password, ip }: FollowedLink): Promise<void> {
    switch (page) {
      case 'confirm-email':
        return this.signIn.confirmEmail(token, password === '' ? undefined : password, ip);
      case 'reset-password':
        return this.signIn.resetPassword(token, password ?? '', ip);
      case 'sender-confirm':
        return this.sending.confirmSender(token);
      case 'invitation':
        return this.team.acceptInvitation(token, password ?? '', ip);
    }
  }

  /** A bad password may be tried again; a dead link cannot. */
  private async refused(page: LinkPage, { token, language }: FollowedLink, problem: Problem): Promise<LinkOutcome> {
    if (problem.errors.some((fault) => fault.field === 'password')) {
      const fault = textIn(problem.kind.title, language);
      return { status: problem.status, html: formPage(page, language, { token, password: true, fault }) };
    }
    const text = problem.status === 410 ? LINK_GONE : LINK_WRONG;
    return { status: problem.status, html: messagePage(page, language, text[language], 'alert') };
  }
}
