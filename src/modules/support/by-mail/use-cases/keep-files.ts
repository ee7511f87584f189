import { Injectable } from '@nestjs/common';
import { cleanFileName } from '../../../../kernel/file-names.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { AttachmentShelf, judgeFiles, type JudgedFile, type NewFile, tooMuch } from '../../attachments/index.js';

const MOST_NAMED = 20;

/** Files that come by mail: what a ticket may hold is kept, of the others staff get the names. */
@Injectable()
export class KeepFiles {
  constructor(private readonly shelf: AttachmentShelf) {}

  /** Answers the names of those that were not kept. */
  async in(
    tx: Tx,
    { accountId, ticketId, messageId }: { accountId: string; ticketId: string; messageId: string },
    files: readonly NewFile[],
  ): Promise<string[]> {
    const kept: JudgedFile[] = [];
    const refused: string[] = [];
    for (const file of files) {
      const fits = tooMuch([...kept, file].map(({ content }) => content.length)) === null;
      const [judged] = fits ? judgeFiles([file]).files : [];
      if (judged) kept.push(judged);
      else refused.push(cleanFileName(file.filename) ?? 'a file without a name');
    }
    if (kept.length > 0) await this.shelf.keepIn(tx, accountScope(accountId), { ticketId, messageId }, kept);
    const more = refused.length - MOST_NAMED;
    return more > 0 ? [...refused.slice(0, MOST_NAMED), `and ${more} more`] : refused;
  }
}
