import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { Chat, ChatMessage } from '../rules/chat.js';
import type { ChatDto, ChatMessageDto, StaffChatDto } from './chats.dto.js';

/** Customers talk to a department; which of the operator’s people wrote is staff’s own knowledge. */
const DEPARTMENT = 'Support';

export function presentChat(chat: Chat): ChatDto {
  const { transcriptMessageId: transcript } = chat;
  return {
    id: wireId(WIRE_PREFIXES.chat, chat.id),
    ticketId: wireId(WIRE_PREFIXES.ticket, chat.ticketId),
    status: chat.status,
    language: chat.language,
    createdAt: toIso(chat.createdAt),
    invitedAt: isoOrNull(chat.invitedAt),
    endedAt: isoOrNull(chat.endedAt),
    transcriptMessageId: transcript === null ? null : wireId(WIRE_PREFIXES.ticketMessage, transcript),
  };
}

export function presentStaffChat(chat: Chat): StaffChatDto {
  return {
    ...presentChat(chat),
    accountId: wireId(WIRE_PREFIXES.account, chat.accountId),
    agent: chat.agentId === null ? null : wireId(WIRE_PREFIXES.staff, chat.agentId),
  };
}

export function presentChatMessage(message: ChatMessage): ChatMessageDto {
  return {
    ...presentStaffChatMessage(message),
    author: {
      kind: message.authorKind,
      name: message.authorKind === 'agent' ? DEPARTMENT : message.authorLabel,
    },
  };
}

export function presentStaffChatMessage(message: ChatMessage): ChatMessageDto {
  return {
    id: wireId(WIRE_PREFIXES.chatMessage, message.id),
    chatId: wireId(WIRE_PREFIXES.chat, message.chatId),
    author: { kind: message.authorKind, name: message.authorLabel },
    text: message.body,
    createdAt: toIso(message.createdAt),
  };
}
