import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class AddDomainBody {
  @ApiProperty({ example: 'acme.example' })
  @IsString()
  @MaxLength(253)
  name: string;
}

export class DnsRecordView {
  @ApiProperty({ enum: ['TXT', 'CNAME', 'MX'] }) type: string;
  @ApiProperty({ example: '_posthorn.acme.example' }) name: string;
  @ApiProperty({ example: 'posthorn-verification=Zk3…' }) expected: string;
  @ApiProperty({ type: [String] }) found: string[];
  @ApiProperty({ enum: ['ok', 'missing', 'different', 'unknown'], description: '`unknown`: no resolver answered.' })
  status: string;
  @ApiProperty({ enum: ['ownership', 'dkim', 'return_path', 'dmarc', 'spf', 'mx'] }) purpose: string;
  @ApiProperty() required: boolean;
}

export class DnsRecordsView {
  @ApiProperty({ type: [DnsRecordView] }) data: DnsRecordView[];
}

class DkimView {
  @ApiProperty({ example: 'ph3f9a1cr' }) selector: string;
  @ApiProperty({ enum: ['rsa-sha256', 'ed25519-sha256'] }) algorithm: string;
  @ApiProperty({ description: 'Its record was seen, so mail is signed with it.' }) published: boolean;
}

export class DomainView {
  @ApiProperty({ example: 'dom_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'acme.example' }) name: string;
  @ApiProperty({ enum: ['pending', 'verified'] }) status: string;
  @ApiProperty({ description: 'Verified, and at least one DKIM key is published.' }) authenticated: boolean;
  @ApiProperty({ type: [DkimView] }) dkim: DkimView[];
  @ApiProperty({ description: 'Bounces come back under the domain’s own name.' }) returnPathReady: boolean;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) verifiedAt: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) checkedAt: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class VerifiedDomainView extends DomainView {
  @ApiProperty({ type: [DnsRecordView] }) records: DnsRecordView[];
}
