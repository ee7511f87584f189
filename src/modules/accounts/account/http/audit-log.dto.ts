import { IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';

export class AuditLogQuery extends ListQuery {
  /** @example "api_key.created" */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  action?: string;

  /** Id of a person, key or member of staff. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  actor?: string;

  /** @example "2026-03-01T00:00:00.000Z" */
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  /** Exclusive. */
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;
}

export class AuditActorDto {
  type: 'user' | 'key' | 'staff' | 'system';
  /** @example "usr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string | null;
  /** @example "m1234" */
  label: string | null;
}

export class AuditTargetDto {
  /** @example "api_key" */
  type: string;
  /** @example "key_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string | null;
}

export class AuditEntryDto {
  /** @example "0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "2026-03-01T10:00:00.000Z" */
  at: string;
  /** @example "api_key.created" */
  action: string;
  actor: AuditActorDto;
  target: AuditTargetDto;
  /** @example "192.0.2.7" */
  ip: string | null;
  changes: Record<string, unknown>;
}
