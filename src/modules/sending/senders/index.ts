import { DomainKeyEntity } from './data/domain-key.entity.js';
import { DomainEntity } from './data/domain.entity.js';
import { SenderConfirmationEntity } from './data/sender-confirmation.entity.js';
import { SenderEntity } from './data/sender.entity.js';

export { SendersModule } from './senders.module.js';
export { SendersDoor } from './senders.door.js';
export { SendingAddresses } from './use-cases/sending-addresses.js';
export type { SenderVerdict } from './rules/sender-allowed.js';
export type { SenderConfirmationMail } from './use-cases/confirmation-mails.js';
export type { DomainNotice } from './use-cases/notice-domain.query.js';
export type { DomainTracking, MailIdentity, SigningKey } from './use-cases/signing-keys.js';

export const senderEntities = [SenderEntity, SenderConfirmationEntity, DomainEntity, DomainKeyEntity];
