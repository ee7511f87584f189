import { wireId } from '../../../../kernel/ids.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import { senderKind } from '../../country-rules/index.js';
import type { SmsSender } from '../data/senders.repository.js';
import type { SmsSenderView, StaffSmsSenderView } from './senders.dto.js';

export function presentSmsSender({ id, sender, countries, note, status, reason, ...at }: SmsSender): SmsSenderView {
  return {
    id: wireId('sse', id),
    sender,
    kind: senderKind(sender) ?? 'name',
    countries,
    note,
    status,
    reason,
    createdAt: toIso(at.createdAt),
    decidedAt: isoOrNull(at.decidedAt),
  };
}

export function presentStaffSmsSender(sender: SmsSender): StaffSmsSenderView {
  return { ...presentSmsSender(sender), accountId: wireId('acc', sender.accountId) };
}
