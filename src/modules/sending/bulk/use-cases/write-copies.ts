import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Config } from '../../../../platform/config/config.js';
import { MailIntakeFacade } from '../../../mail-intake/index.js';
import type { NamedAddress } from '../../acceptance/index.js';
import { parseAddress } from '../../addresses/index.js';
import { SendersDoor } from '../../senders/index.js';
import { RenderBudget, renderContent, type RenderedContent } from '../../templates/index.js';
import {
  linkBase,
  listUnsubscribeFields,
  TrackingTokens,
  trackingOf,
  UNSUBSCRIBE_PREFIX,
} from '../../tracking/index.js';
import { BulksRepository, type StoredBulk } from '../data/bulks.repository.js';
import { type CopyPrograms, copyPrograms, OWN_PLACES } from '../rules/copy-program.js';
import { ownLinks } from '../rules/own-links.js';
import { RecipientPage } from '../rules/recipient-page.js';
import { writeCopy } from '../rules/write-copy.js';

/** A message of a bulk as it is stored. */
export interface BulkMessageBody {
  readonly messageId: string;
  readonly bulkId: string;
  readonly sendAt: Instant | null;
  /** Its recipients' own: a packed page. */
  readonly content: Buffer;
}

/** One recipient's own mail. */
export type BulkCopy = (deliveryId: string, recipient: string) => Buffer;

export interface BulkCopies {
  readonly copyFor: BulkCopy;
  /** The same for looking at; null where it cannot be written. */
  written(deliveryId: string, recipient: string): Buffer | null;
  /** The header needs RFC 6531 whoever the recipient is. */
  readonly needsSmtpUtf8: boolean;
}

/** This copy cannot be written, now or ever. */
export class UnwritableCopy extends Error {}

interface Compiled extends CopyPrograms {
  readonly bulk: StoredBulk;
  readonly from: NamedAddress;
  readonly replyTo: NamedAddress | null;
  readonly base: string;
  readonly counts: { readonly opens: boolean; readonly clicks: boolean };
  readonly chars: number;
}

const MOST_CHARS = 32 * 1024 * 1024;

/** Writes the mails of bulks, each when it leaves. What a bulk says is read once for all of its recipients. */
@Injectable()
export class WriteCopies {
  private readonly bulks = new Map<string, Promise<StoredBulk | null>>();
  private readonly compiled = new Map<string, Compiled>();
  private chars = 0;
  private readonly trackingUrl: string;

  constructor(
    config: Config,
    private readonly repository: BulksRepository,
    private readonly senders: SendersDoor,
    private readonly intake: MailIntakeFacade,
    private readonly tokens: TrackingTokens,
    private readonly clock: Clock,
  ) {
    this.trackingUrl = config.trackingUrl;
  }

  /** By message id; one whose bulk is no longer kept is missing. */
  async of(messages: readonly BulkMessageBody[]): Promise<Map<string, BulkCopies>> {
    const copies = await Promise.all(
      messages.map(async (message): Promise<[string, BulkCopies][]> => {
        const compiled = await this.compile(message.bulkId);
        return compiled === null ? [] : [[message.messageId, this.copiesOf(message, compiled)]];
      }),
    );
    return new Map(copies.flat());
  }

  private copiesOf(message: BulkMessageBody, compiled: Compiled): BulkCopies {
    const page = new RecipientPage(message.content);
    const { bulk, from, replyTo } = compiled;
    const frame = { ...bulk, from, replyTo, sendAt: message.sendAt };
    const copyFor: BulkCopy = (deliveryId, recipient) => {
      const entry = page.entryOf(deliveryId);
      const address = parseAddress(recipient);
      if (entry === null || address === null)
        throw new UnwritableCopy('what the recipient was to read is no longer kept');
      const own = this.ownAddresses(compiled, deliveryId);
      const content = this.render(compiled, entry.variables, own, deliveryId);
      const mailto = this.intake.signedAddress(UNSUBSCRIBE_PREFIX, deliveryId);
      const listFields = listUnsubscribeFields({ url: own.unsubscribeUrl, mailto }, []);
      return writeCopy(frame, { deliveryId, to: { address, name: entry.name ?? '' }, listFields }, content);
    };
    return {
      copyFor,
      written: (deliveryId, recipient) => writtenOrNull(() => copyFor(deliveryId, recipient)),
      needsSmtpUtf8: from.address.needsSmtpUtf8 || (replyTo?.address.needsSmtpUtf8 ?? false),
    };
  }

  private render(
    { programs, hasOwnLinks, base }: Compiled,
    variables: object,
    own: OwnAddresses,
    deliveryId: string,
  ): RenderedContent {
    const places = {
      [OWN_PLACES.link]: own.links,
      [OWN_PLACES.open]: own.pixel,
      [OWN_PLACES.unsubscribe]: own.unsubscribeUrl,
      [OWN_PLACES.preferences]: own.preferencesUrl,
      unsubscribeUrl: own.unsubscribeUrl,
      preferencesUrl: own.preferencesUrl,
    };
    const budget = new RenderBudget(() => this.clock.monotonicMs());
    const result = renderContent(programs, { ...variables, ...places }, budget, 'nothing');
    if (result.kind !== 'rendered')
      throw new UnwritableCopy('the content takes too long or makes too much for this recipient');
    const { content } = result;
    if (!hasOwnLinks || content.html === null) return content;
    return { ...content, html: ownLinks(content.html, base, (url) => this.tokens.ofAddress(deliveryId, url)) };
  }

  private ownAddresses({ bulk, base, counts }: Compiled, deliveryId: string): OwnAddresses {
    const { tokens } = this;
    const links = counts.clicks
      ? bulk.urls.map((_, number) => `${base}/t/c/${tokens.of('click', deliveryId, number)}`)
      : bulk.urls;
    const pixelUrl = `${base}/t/o/${tokens.of('open', deliveryId)}.gif`;
    return {
      links,
      pixel: `<img src="${pixelUrl}" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0">`,
      unsubscribeUrl: `${base}/u/${tokens.of('unsubscribe', deliveryId)}`,
      preferencesUrl: `${base}/p/${tokens.of('preferences', deliveryId)}`,
    };
  }

  private async compile(bulkId: string): Promise<Compiled | null> {
    const bulk = await this.bulkOf(bulkId);
    if (bulk === null) return null;
    const domain = bulk.fromEmail.slice(bulk.fromEmail.lastIndexOf('@') + 1);
    const ofDomain = await this.senders.trackingOf(domain, bulk.accountId);
    const base = linkBase(this.trackingUrl, ofDomain.host);
    const counts = trackingOf(bulk.track, ofDomain);
    const name = `${bulkId} ${counts.opens} ${counts.clicks} ${base}`;
    const known = this.compiled.get(name);
    if (known) return known;
    const { from, replyTo, html, text, subject } = bulk.content;
    const compiled: Compiled = {
      bulk,
      base,
      counts,
      from: named(from)!,
      replyTo: replyTo === null ? null : named(replyTo),
      ...copyPrograms(bulk.content, counts, bulk.urls),
      chars: subject.length + (html?.length ?? 0) + (text?.length ?? 0),
    };
    this.keep(name, compiled);
    return compiled;
  }

  /** Never changes, so whoever asks meanwhile shares the reading. */
  private bulkOf(bulkId: string): Promise<StoredBulk | null> {
    const known = this.bulks.get(bulkId);
    if (known) return known;
    const reading = this.repository.unscopedContent(bulkId);
    this.bulks.set(bulkId, reading);
    reading.then(
      (bulk) => bulk === null && this.bulks.delete(bulkId),
      () => this.bulks.delete(bulkId),
    );
    return reading;
  }

  /** The oldest go first. */
  private keep(name: string, compiled: Compiled): void {
    this.compiled.set(name, compiled);
    this.chars += compiled.chars;
    for (const [oldest, { bulk, chars }] of this.compiled) {
      if (this.chars <= MOST_CHARS) return;
      this.compiled.delete(oldest);
      this.bulks.delete(bulk.id);
      this.chars -= chars;
    }
  }
}

interface OwnAddresses {
  links: readonly string[];
  /** The whole picture. */
  pixel: string;
  unsubscribeUrl: string;
  preferencesUrl: string;
}

function writtenOrNull(write: () => Buffer): Buffer | null {
  try {
    return write();
  } catch (error) {
    if (error instanceof UnwritableCopy) return null;
    throw error;
  }
}

function named({ email, name }: { email: string; name: string }): NamedAddress | null {
  const address = parseAddress(email);
  return address === null ? null : { address, name };
}
