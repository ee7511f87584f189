import { Injectable } from '@nestjs/common';
import { parseWireId } from '../../../../kernel/ids.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../../platform/http/index.js';
import { ReadSenders } from '../use-cases/read-senders.query.js';
import { presentSender } from './senders.presenter.js';

@Injectable()
export class SenderLocator implements ResourceLocator {
  constructor(private readonly senders: ReadSenders) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId('snd', parameters.id ?? '');
    const sender = id === null || caller === null ? null : await this.senders.one(callerScope(caller), id);
    return sender === null ? null : presentSender(sender);
  }
}
