import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Instant, isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { SmtpCredentialEntity } from '../data/smtp-credential.entity.js';
import type { IssuedCredential } from '../use-cases/manage-smtp-credentials.js';
import type { IssuedSmtpCredentialDto, SmtpCredentialDto } from './smtp.dto.js';

export function presentSmtpCredential(credential: SmtpCredentialEntity, now: Instant): SmtpCredentialDto {
  const { previousUntilAt, subscriptionId } = credential;
  return {
    id: wireId(WIRE_PREFIXES.smtpCredential, credential.id),
    name: credential.name,
    username: credential.username,
    allowedNetworks: credential.allowedNetworks,
    subscriptionId: subscriptionId === null ? null : wireId(WIRE_PREFIXES.subscription, subscriptionId),
    createdAt: toIso(credential.createdAt),
    expiresAt: isoOrNull(credential.expiresAt),
    lastUsedAt: isoOrNull(credential.lastUsedAt),
    lastUsedIp: credential.lastUsedIp,
    previousPasswordUntil: previousUntilAt !== null && previousUntilAt > now ? toIso(previousUntilAt) : null,
  };
}

export function presentIssuedCredential(issued: IssuedCredential, now: Instant): IssuedSmtpCredentialDto {
  return { ...presentSmtpCredential(issued.credential, now), password: issued.password };
}
