import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { TicketAttachmentEntity } from '../data/ticket-attachment.entity.js';
import type { TicketAttachmentDto } from './attachment.dto.js';

export function presentAttachment(attachment: TicketAttachmentEntity): TicketAttachmentDto {
  const { id, filename, contentType, bytes, scan } = attachment;
  return { id: wireId(WIRE_PREFIXES.ticketAttachment, id), filename, contentType, size: bytes, scan };
}
