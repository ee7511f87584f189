import { Injectable } from '@nestjs/common';
import { newId, SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { BlobStore } from '../../../../platform/blobs/index.js';
import { accountScope, type BeforeCommit } from '../../../../platform/database/tx.js';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { HelpMediaEntity } from '../data/help-media.entity.js';
import { HelpMediaRepository } from '../data/help-media.repository.js';
import { helpProblems } from '../help.errors.js';
import { LONGEST_MEDIA, type MediaType, SNIFFED_BYTES } from '../rules/media-types.table.js';
import { sniffMedia } from '../rules/sniff-media.js';

export interface NewMedia {
  name: string;
  content: AsyncIterable<Uint8Array>;
}

/** Keeps a picture or film for articles, when its bytes are those of one. */
@Injectable()
export class StoreMedia {
  constructor(
    private readonly blobs: BlobStore,
    private readonly media: HelpMediaRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  /** @throws media_type_not_allowed, payload_too_large */
  async run(file: NewMedia, actor: Actor, keep: BeforeCommit<HelpMediaEntity>): Promise<HelpMediaEntity> {
    const { type, content } = await known(file.content);
    const scope = accountScope(SYSTEM_ACCOUNT_ID);
    let stored: HelpMediaEntity | null = null;
    await this.blobs.put(scope, 'help', limited(content, type), async (tx, { id: blobId, bytes }) => {
      const row = { id: newId(tx.now), kind: type.kind, contentType: type.contentType, name: file.name, bytes, blobId };
      stored = { ...row, createdAt: tx.now };
      await this.media.insert(tx, stored);
      await this.accounts.auditIn(tx, {
        accountId: SYSTEM_ACCOUNT_ID,
        action: 'article_media.added',
        actor,
        target: { type: 'article_media', id: wireId(WIRE_PREFIXES.articleMedia, row.id) },
        changes: { contentType: row.contentType, bytes },
      });
      await keep(tx, stored);
    });
    return stored!;
  }
}

/** Reads as much as is needed to know the type, and gives back the whole. */
async function known(
  content: AsyncIterable<Uint8Array>,
): Promise<{ type: MediaType; content: AsyncIterable<Uint8Array> }> {
  const pieces = content[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < SNIFFED_BYTES) {
    const { done, value } = await pieces.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  if (head.length === 0) throw bodyProblem([{ field: 'file', code: 'required', message: 'The file is empty.' }]);
  const type = sniffMedia(head.subarray(0, SNIFFED_BYTES));
  if (type === null) throw helpProblems.media_type_not_allowed();
  return { type, content: rejoined(head, pieces) };
}

async function* rejoined(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* limited(content: AsyncIterable<Uint8Array>, { kind }: MediaType): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > LONGEST_MEDIA[kind])
      throw platformProblems.payload_too_large({
        detail: `A file of this kind may have ${LONGEST_MEDIA[kind]} bytes.`,
      });
    yield piece;
  }
}
