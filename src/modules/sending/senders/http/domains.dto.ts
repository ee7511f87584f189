import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsObject, IsString, MaxLength, ValidateNested } from 'class-validator';
import { IfGiven } from '../../../../platform/http/index.js';

export class AddDomainBody {
  @ApiProperty({ example: 'acme.example' })
  @IsString()
  @MaxLength(253)
  name: string;
}

class DomainTrackBody {
  @ApiPropertyOptional({ type: 'boolean' })
  @IfGiven()
  @IsBoolean()
  opens?: boolean;

  @ApiPropertyOptional({ type: 'boolean' })
  @IfGiven()
  @IsBoolean()
  clicks?: boolean;
}

export class ChangeDomainBody {
  @ApiPropertyOptional({
    type: DomainTrackBody,
    description: 'Whether mail from this domain counts opens and clicks when it does not say so itself.',
  })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => DomainTrackBody)
  track?: DomainTrackBody;
}

export class DnsRecordView {
  @ApiProperty({ enum: ['TXT', 'CNAME', 'MX'] }) type: string;
  @ApiProperty({ example: '_posthorn.acme.example' }) name: string;
  @ApiProperty({ example: 'posthorn-verification=Zk3Vb7xQ2mLw8Rt5Yc3nK9s' }) expected: string;
  @ApiProperty({ type: [String], example: ['posthorn-verification=Zk3Vb7xQ2mLw8Rt5Yc3nK9s'] }) found: string[];
  @ApiProperty({ enum: ['ok', 'missing', 'different', 'unknown'], description: '`unknown`: no resolver answered.' })
  status: string;
  @ApiProperty({ enum: ['ownership', 'dkim', 'return_path', 'tracking', 'dmarc', 'spf', 'mx'] }) purpose: string;
  @ApiProperty() required: boolean;
}

export class DnsRecordsView {
  @ApiProperty({ type: [DnsRecordView] }) data: DnsRecordView[];
}

class UnauthorisedAddressView {
  @ApiProperty({ example: '198.51.100.20', description: 'An address that mail leaves from.' }) address: string;
  @ApiProperty({ enum: ['fail', 'softfail', 'neutral', 'none', 'permerror'], description: 'What receivers find.' })
  result: string;
}

class InstallationDnsRecordView extends DnsRecordView {
  @ApiProperty({
    type: [UnauthorisedAddressView],
    description: 'Of SPF: addresses that mail leaves from and that the published record does not authorise.',
  })
  unauthorised: UnauthorisedAddressView[];
}

export class InstallationDnsRecordsView {
  @ApiProperty({ type: [InstallationDnsRecordView] }) data: InstallationDnsRecordView[];
}

class DkimView {
  @ApiProperty({ example: 'ph3f9a1cr' }) selector: string;
  @ApiProperty({ enum: ['rsa-sha256', 'ed25519-sha256'] }) algorithm: string;
  @ApiProperty({ description: 'Its record was seen, so mail is signed with it.' }) published: boolean;
  @ApiProperty({
    enum: ['waiting', 'active', 'retired'],
    description: '`waiting` for its record; `retired`: a newer one signs, its record stays for a week.',
  })
  state: string;
}

class DmarcView {
  @ApiProperty({ example: 'acme.example', description: 'Where the policy stands: here or above.' }) domain: string;
  @ApiProperty({ enum: ['none', 'quarantine', 'reject'] }) policy: string;
}

class AlignmentView {
  @ApiProperty({ description: 'The domain signs its mail itself.' }) dkim: boolean;
  @ApiProperty({ description: 'Its bounces come back under its own name, as its policy wants it.' }) spf: boolean;
  @ApiProperty({ description: 'One of both is enough for DMARC.' }) passes: boolean;
  @ApiProperty({ type: DmarcView, nullable: true, description: 'The policy that applies; null when there is none.' })
  dmarc: DmarcView | null;
}

class DomainTrackView {
  @ApiProperty() opens: boolean;
  @ApiProperty() clicks: boolean;
  @ApiProperty({
    type: 'string',
    nullable: true,
    example: 'track.acme.example',
    description: 'The domain’s own name for links; null while its record is missing.',
  })
  host: string | null;
}

export class DomainView {
  @ApiProperty({ example: 'dom_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'acme.example' }) name: string;
  @ApiProperty({ enum: ['pending', 'verified'] }) status: string;
  @ApiProperty({ description: 'Verified, and at least one DKIM key is published.' }) authenticated: boolean;
  @ApiProperty({ type: [DkimView] }) dkim: DkimView[];
  @ApiProperty({ description: 'Bounces come back under the domain’s own name.' }) returnPathReady: boolean;
  @ApiProperty({ type: AlignmentView }) alignment: AlignmentView;
  @ApiProperty({ type: DomainTrackView }) track: DomainTrackView;
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'The ownership record is gone since then.',
  })
  failingSince: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'Until then it is still verified.' })
  graceEndsAt: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) verifiedAt: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) checkedAt: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'When the DNS is asked again.' })
  nextCheckAt: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class VerifiedDomainView extends DomainView {
  @ApiProperty({ type: [DnsRecordView] }) records: DnsRecordView[];
}
