import { Injectable } from '@nestjs/common';
import { parseWireId } from '../../../../kernel/ids.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../../platform/http/index.js';
import { MessageArchive } from '../../../spool/index.js';

@Injectable()
export class MessageLocator implements ResourceLocator {
  constructor(private readonly archive: MessageArchive) {}

  async locate(caller: Caller | null, { id }: Record<string, string>): Promise<object | null> {
    const messageId = parseWireId('msg', id ?? '');
    return caller === null || messageId === null ? null : this.archive.find(callerScope(caller), messageId);
  }
}
