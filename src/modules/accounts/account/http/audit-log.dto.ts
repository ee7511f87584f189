import { IsISO8601, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
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

export class StaffAuditLogQuery extends AuditLogQuery {
  /** Only of this account. What staff did among themselves stands in the installation's own account. */
  @IsOptional()
  @Matches(/^acc_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  accountId?: string;
}

export class AuditPersonDto {
  /** @example "usr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "m1234" */
  label: string | null;
}

export class AuditActorDto {
  type: 'user' | 'key' | 'staff' | 'system';
  /** @example "usr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string | null;
  /**
   * User name, name of the key, or e-mail address of the member of staff, as it was then.
   * @example "m1234"
   */
  label: string | null;
  /**
   * The person in whose place a member of staff acted.
   * @example null
   */
  onBehalfOf: AuditPersonDto | null;
}

export class AuditTargetDto {
  /** @example "api_key" */
  type: string;
  /** @example "key_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string | null;
}

export class AuditEntryDto {
  /** @example "aud_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "2026-03-01T10:00:00.000Z" */
  at: string;
  /** @example "api_key.created" */
  action: string;
  actor: AuditActorDto;
  target: AuditTargetDto;
  /** @example "192.0.2.7" */
  ip: string | null;
  /**
   * Each field that changed, before and after.
   * @example { "name": { "from": "Shop", "to": "Shop in Lyon" } }
   */
  changes: Record<string, { from: unknown; to: unknown }>;
}

export class StaffAuditEntryDto extends AuditEntryDto {
  /** @example "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  accountId: string;
}
