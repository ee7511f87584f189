import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsIP, IsOptional, IsUrl, Matches, MaxLength } from 'class-validator';
import { IfGiven, ListQuery } from '../../../../platform/http/index.js';
import { SEVERITIES, type Severity } from '../rules/steps.table.js';

const ZONE = /^(?=.{3,200}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/;
const WEB = { protocols: ['https', 'http'], require_protocol: true, require_tld: true, disallow_auth: true };

export class AddDnsblBody {
  @ApiProperty({
    example: 'bl.spamcop.net',
    description: 'In lower case; its own key as the first label where it has one.',
  })
  @Matches(ZONE)
  zone: string;

  @ApiProperty({ enum: SEVERITIES, description: '`info` is only noted, `warning` and `critical` alert staff.' })
  @IsIn(SEVERITIES)
  severity: Severity;

  @ApiPropertyOptional({ type: 'boolean', default: true })
  @IfGiven()
  @IsBoolean()
  active?: boolean;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    example: 'https://www.spamcop.net/bl.shtml',
    description: 'Where removal is asked for.',
  })
  @IsOptional()
  @IsUrl(WEB)
  @MaxLength(500)
  removalUrl?: string | null;
}

export class ChangeDnsblBody {
  @ApiPropertyOptional({ enum: SEVERITIES })
  @IfGiven()
  @IsIn(SEVERITIES)
  severity?: Severity;

  @ApiPropertyOptional({ type: 'boolean' })
  @IfGiven()
  @IsBoolean()
  active?: boolean;

  @ApiPropertyOptional({ type: 'string', nullable: true })
  @IsOptional()
  @IsUrl(WEB)
  @MaxLength(500)
  removalUrl?: string | null;
}

export class DnsblView {
  @ApiProperty({ example: 'bls_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'bl.spamcop.net' }) zone: string;
  @ApiProperty({ enum: SEVERITIES }) severity: Severity;
  @ApiProperty({ type: 'boolean' }) active: boolean;
  @ApiProperty({ type: 'string', nullable: true }) removalUrl: string | null;
  @ApiProperty({
    type: 'string',
    nullable: true,
    example: 'lists 127.0.0.1',
    description: 'Why the last poll did not believe it: it failed a test point of RFC 5782, refused us, or was silent.',
  })
  fault: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: '2026-05-04T08:00:00.000Z' }) polledAt: string | null;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}

export class IpListingsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: ['open', 'closed'] })
  @IsOptional()
  @IsIn(['open', 'closed'])
  status?: 'open' | 'closed';

  @ApiPropertyOptional({ example: '198.51.100.7' })
  @IsOptional()
  @IsIP()
  ip?: string;
}

export class IpListingView {
  @ApiProperty({ example: 'lsg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: '198.51.100.7' }) ip: string;
  @ApiProperty({ example: 'bl.spamcop.net' }) list: string;
  @ApiProperty({ enum: SEVERITIES }) severity: Severity;
  @ApiProperty({ example: '127.0.0.3', description: 'What the list answers; several codes are separated by spaces.' })
  code: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'The list’s own words.' }) reason: string | null;
  @ApiProperty({
    type: [String],
    example: ['acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11'],
    description: 'Who sent from it in the week before, or since.',
  })
  accounts: string[];
  @ApiProperty({ example: '2026-05-04T08:00:00.000Z' }) openedAt: string;
  @ApiProperty({ example: '2026-05-04T09:00:00.000Z' }) lastSeenAt: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'A second poll saw it, five minutes later or more.' })
  confirmedAt: string | null;
  @ApiProperty({ type: 'string', nullable: true }) closedAt: string | null;
  @ApiProperty({
    type: [String],
    description: 'What to do, in this order.',
    example: ['Find out which account sent the reported mail.', 'Ask for the removal at https://list.example/removal.'],
  })
  steps: string[];
}

class PollFaultView {
  @ApiProperty({ example: 'bl.spamcop.net' }) list: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'Null when the list itself was not believed.' }) address:
    string | null;
  @ApiProperty({ example: 'ETIMEOUT' }) why: string;
}

export class PollReportView {
  @ApiProperty({ type: 'integer', example: 10 }) lists: number;
  @ApiProperty({ type: 'integer', example: 8 }) addresses: number;
  @ApiProperty({ type: 'integer', example: 1 }) listed: number;
  @ApiProperty({ type: 'integer', example: 1 }) opened: number;
  @ApiProperty({ type: 'integer', example: 0 }) closed: number;
  @ApiProperty({ type: [PollFaultView], description: 'The first hundred.' }) faults: PollFaultView[];
}
