import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../../platform/http/index.js';
import { queuesOfCustomer } from '../../tickets/index.js';
import type { Chat } from '../rules/chat.js';
import { ReadChats } from '../use-cases/read-chats.query.js';

/** A chat of a ticket that the caller may see. */
@Injectable()
export class ChatLocator implements ResourceLocator {
  constructor(private readonly chats: ReadChats) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.chat, parameters['id'] ?? '');
    if (!caller || !id) return null;
    return stateOf(await this.chats.find(callerScope(caller), id, queuesOfCustomer(caller)));
  }
}

@Injectable()
export class StaffChatLocator implements ResourceLocator {
  constructor(private readonly chats: ReadChats) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.chat, parameters['id'] ?? '');
    return id === null ? null : stateOf(await this.chats.unscopedFind(id));
  }
}

function stateOf(chat: Chat | null): object | null {
  return chat === null ? null : { status: chat.status, lastActivityAt: chat.lastActivityAt };
}
