import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { SmtpCredentialEntity } from '../data/smtp-credential.entity.js';
import type { IssuedCredential } from '../use-cases/manage-smtp-credentials.js';
import type { IssuedSmtpCredentialDto, SmtpCredentialDto } from './smtp.dto.js';

export function presentSmtpCredential(credential: SmtpCredentialEntity): SmtpCredentialDto {
  return {
    id: wireId(WIRE_PREFIXES.smtpCredential, credential.id),
    name: credential.name,
    username: credential.username,
    subscriptionId:
      credential.subscriptionId === null ? null : wireId(WIRE_PREFIXES.subscription, credential.subscriptionId),
    createdAt: toIso(credential.createdAt),
    lastUsedAt: credential.lastUsedAt === null ? null : toIso(credential.lastUsedAt),
  };
}

export function presentIssuedCredential(issued: IssuedCredential): IssuedSmtpCredentialDto {
  return { ...presentSmtpCredential(issued.credential), password: issued.password };
}
