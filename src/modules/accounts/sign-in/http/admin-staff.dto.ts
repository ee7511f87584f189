import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { STAFF_ROLES, type StaffRole } from '../../../../platform/http/index.js';

export class AddStaffDto {
  /** @example "ops@posthorn.example" */
  @IsString()
  @MaxLength(254)
  email: string;

  /** @example "plum harvest 74 by the brook" */
  @IsOptional()
  @IsString()
  password?: string;

  /** @example ["support_agent"] */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(STAFF_ROLES.length)
  @IsIn(STAFF_ROLES, { each: true })
  roles: ('operator' | 'billing_staff' | 'compliance' | 'support_agent' | 'auditor')[];
}

export class ChangeStaffDto {
  /** @example ["support_agent", "auditor"] */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(STAFF_ROLES.length)
  @IsIn(STAFF_ROLES, { each: true })
  roles: ('operator' | 'billing_staff' | 'compliance' | 'support_agent' | 'auditor')[];
}

export class StaffDto {
  /** @example "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "ops@posthorn.example" */
  email: string;
  roles: StaffRole[];
  /** @example "2026-03-01T10:00:00.000Z" */
  createdAt: string;
  /** @example null */
  lastLoginAt: string | null;
}
