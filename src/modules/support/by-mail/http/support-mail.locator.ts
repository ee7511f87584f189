import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { Caller, ResourceLocator } from '../../../../platform/http/index.js';
import { SupportMailsRepository } from '../data/support-mails.repository.js';

@Injectable()
export class SupportMailLocator implements ResourceLocator {
  constructor(private readonly mails: SupportMailsRepository) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.inboundMail, parameters['id'] ?? '');
    return id === null ? null : this.mails.unscopedFind(id);
  }
}
