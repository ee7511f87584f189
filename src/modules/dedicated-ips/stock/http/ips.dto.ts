import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsIP,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateIf,
} from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { IDENTITY_CHECK_NAMES, type IdentityCheckName, type IdentityResult } from '../rules/identity-finding.js';
import {
  IDENTITY_CHECKS,
  type IdentityCheck,
  IP_STATES,
  type IpState,
  STAFF_STATES,
  type StaffState,
} from '../rules/ip-states.js';

const HOST = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

export class ImportIpAddressesBody {
  @ApiProperty({
    example: ['198.51.100.7', '198.51.100.8/29'],
    description:
      'Addresses and networks as CIDR; 1,024 addresses together at most. Of an IPv4 /24 or larger the first and the last are left out. Private addresses need a waived check.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1024)
  @IsString({ each: true })
  @Length(1, 64, { each: true })
  addresses: string[];

  @ApiPropertyOptional({
    example: 'out7.mail.example.org',
    description: 'The name its PTR should say; one address only.',
  })
  @IsOptional()
  @Matches(HOST)
  hostname?: string;

  @ApiPropertyOptional({
    example: '10.0.4.17',
    description: 'What the machine that has it calls it, where a router translates; one address only.',
  })
  @IsOptional()
  @IsIP()
  localAddress?: string;

  @ApiProperty({ enum: IDENTITY_CHECKS, description: 'Whether its PTR must name a host that resolves to it.' })
  @IsIn(IDENTITY_CHECKS)
  identityCheck: IdentityCheck;

  @ApiPropertyOptional({ example: 'A test network without PTR.', description: 'Why it is waived; required then.' })
  @ValidateIf((body: ImportIpAddressesBody) => body.identityCheck === 'waived' || body.reason !== undefined)
  @IsString()
  @Length(3, 500)
  reason?: string;
}

export class ChangeIpAddressBody {
  @ApiPropertyOptional({ type: 'string', nullable: true, example: 'out7.mail.example.org' })
  @IsOptional()
  @Matches(HOST)
  hostname?: string | null;

  @ApiPropertyOptional({ type: 'string', nullable: true, example: '10.0.4.17' })
  @IsOptional()
  @IsIP()
  localAddress?: string | null;

  @ApiPropertyOptional({
    enum: STAFF_STATES,
    description:
      '`stock` and `retired` while nobody has it; `suspended`, and from there `active` again; `cooling` takes it from its owner.',
  })
  @ValidateIf((_, value: unknown) => value !== undefined)
  @IsIn(STAFF_STATES)
  state?: StaffState;

  @ApiPropertyOptional({ enum: IDENTITY_CHECKS })
  @ValidateIf((_, value: unknown) => value !== undefined)
  @IsIn(IDENTITY_CHECKS)
  identityCheck?: IdentityCheck;

  @ApiPropertyOptional({ example: 'The provider sets PTR records on Monday.', description: 'Needed to waive.' })
  @ValidateIf((body: ChangeIpAddressBody) => body.identityCheck === 'waived' || body.reason !== undefined)
  @IsString()
  @Length(3, 500)
  reason?: string;
}

export class IpAddressesQuery extends ListQuery {
  @ApiPropertyOptional({ enum: IP_STATES })
  @IsOptional()
  @IsIn(IP_STATES)
  state?: IpState;
}

class IpFindingView {
  @ApiProperty({ enum: IDENTITY_CHECK_NAMES }) check: IdentityCheckName;
  @ApiProperty({ enum: ['ok', 'failed', 'unknown', 'skipped'] }) result: IdentityResult;
  @ApiProperty({ example: 'no_ptr' }) reason: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'out7.mail.example.org' }) expected: string | null;
  @ApiProperty({ type: [String], example: [] }) found: string[];
}

export class IpAddressView {
  @ApiProperty({ example: 'ip_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: '198.51.100.7' }) address: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'out7.mail.example.org' }) hostname: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'What its machine calls it, where that differs.' })
  localAddress: string | null;
  @ApiProperty({ enum: IP_STATES }) state: IpState;
  @ApiProperty({ example: '2026-05-04T08:00:00.000Z' }) stateSince: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'Whose it is.' }) accountId: string | null;
  @ApiProperty({ type: 'string', nullable: true }) pool: string | null;
  @ApiProperty({ type: [IpFindingView], description: 'What its names were last found to be.' })
  checks: IpFindingView[];
  @ApiProperty({ type: 'string', nullable: true }) checkedAt: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'When it is free again.' }) coolingUntil: string | null;
  @ApiProperty({ enum: IDENTITY_CHECKS }) identityCheck: IdentityCheck;
  @ApiProperty({ type: 'string', nullable: true, description: 'Why the check was waived.' }) identityReason:
    string | null;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
  @ApiProperty({ example: '2026-05-04T08:00:00.000Z' }) createdAt: string;
  @ApiProperty({ example: '2026-05-04T08:00:00.000Z' }) updatedAt: string;
}

export class ImportedIpAddressesView {
  @ApiProperty({ type: [IpAddressView] }) added: IpAddressView[];
  @ApiProperty({ type: [String], example: [], description: 'Were there already, and stay as they are.' })
  known: string[];
}
