import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Instant, isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { ApiKeyEntity } from '../data/api-key.entity.js';
import type { IssuedKey } from '../use-cases/manage-api-keys.js';
import type { ApiKeyDto, IssuedApiKeyDto } from './api-keys.dto.js';

export function presentApiKey(key: ApiKeyEntity, now: Instant): ApiKeyDto {
  const overlaps = key.previousUntilAt !== null && key.previousUntilAt > now;
  return {
    id: wireId(WIRE_PREFIXES.apiKey, key.id),
    name: key.name,
    key: key.key,
    secretHint: key.secretHint,
    scopes: key.scopes,
    allowedNetworks: key.allowedNetworks,
    subscriptionId: key.subscriptionId === null ? null : wireId(WIRE_PREFIXES.subscription, key.subscriptionId),
    createdAt: toIso(key.createdAt),
    expiresAt: isoOrNull(key.expiresAt),
    lastUsedAt: isoOrNull(key.lastUsedAt),
    lastUsedIp: key.lastUsedIp,
    previousSecretHint: overlaps ? key.previousHint : null,
    previousSecretUntil: overlaps ? isoOrNull(key.previousUntilAt) : null,
  };
}

export function presentIssuedKey(issued: IssuedKey, now: Instant): IssuedApiKeyDto {
  return { ...presentApiKey(issued.key, now), secret: issued.secret };
}
