import { wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { SenderEntity } from '../data/sender.entity.js';
import type { SenderView } from './senders.dto.js';

export function presentSender(sender: SenderEntity): SenderView {
  return {
    id: wireId('snd', sender.id),
    email: sender.email,
    status: sender.status,
    verifiedBy: sender.verifiedBy,
    verifiedAt: sender.verifiedAt === null ? null : toIso(sender.verifiedAt),
    createdAt: toIso(sender.createdAt),
  };
}
