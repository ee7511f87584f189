import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import type { LinkPage } from '../rules/page-texts.table.js';

/** Where the pages behind links are. */
export const LINK_PATHS: Record<LinkPage, string> = {
  'confirm-email': 'confirm-email',
  'reset-password': 'reset-password',
  'sender-confirm': 'senders/confirm',
  invitation: 'accept-invitation',
};

export const RATING_PATH = 'rate-support';

/** Links start with PUBLIC_URL and nothing a request says: a forged Host header leads nobody astray. */
@Injectable()
export class PublicLinks {
  constructor(private readonly config: Config) {}

  /** The help centre, or one of its pages. */
  help(language: string, slug?: string): string {
    const page = slug === undefined ? '' : `/${encodeURIComponent(slug)}`;
    return `${this.config.publicUrl}/help/${language}${page}`;
  }

  to(page: LinkPage, token: string): string {
    return `${this.config.publicUrl}/${LINK_PATHS[page]}?token=${encodeURIComponent(token)}`;
  }

  /** The question whether a ticket was solved well. */
  toRating(token: string): string {
    return `${this.config.publicUrl}/${RATING_PATH}?token=${encodeURIComponent(token)}`;
  }
}
