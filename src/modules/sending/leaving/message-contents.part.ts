import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import type { AccountScope } from '../../../platform/database/tx.js';
import type { ExportPart } from '../../accounts/index.js';
import { MessageArchive } from '../../spool/index.js';
import { unpackBody } from '../acceptance/index.js';
import { RecipientPage } from '../bulk/index.js';

const PAGE = 500;

/** What was sent, while it is still kept; one message at a time, because one may have 40 MB. */
@Injectable()
export class MessageContentsPart implements ExportPart {
  readonly name = 'sending.message-contents';
  readonly description =
    'What was sent, byte for byte (base64), as long as the plan keeps it; of campaigns, what each recipient’s copy differs in.';
  readonly tables = ['bodies'];

  constructor(private readonly archive: MessageArchive) {}

  async *rows(scope: AccountScope): AsyncIterable<object> {
    for (let beforeId: string | undefined; ;) {
      const messages = await this.archive.search(scope, {
        limit: PAGE,
        ...(beforeId === undefined ? {} : { beforeId }),
      });
      for (const { id } of messages.slice(0, PAGE)) {
        const body = await this.archive.bodyOf(scope, id);
        if (body === null) continue;
        if (body.bulkId !== null) {
          const recipients = [...new RecipientPage(body.content).entries()];
          yield { messageId: wireId(WIRE_PREFIXES.message, id), bulkId: body.bulkId, recipients };
          continue;
        }
        const raw = await unpackBody(body.encoding, body.content, body.rawBytes);
        yield { messageId: wireId(WIRE_PREFIXES.message, id), sizeBytes: raw.length, raw: raw.toString('base64') };
      }
      if (messages.length <= PAGE) return;
      beforeId = messages[PAGE - 1]!.id;
    }
  }
}
