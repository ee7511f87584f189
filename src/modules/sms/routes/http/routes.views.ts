import { ApiProperty } from '@nestjs/swagger';

class RouteSessionView {
  @ApiProperty({ type: 'integer', example: 1 }) slot: number;
  @ApiProperty({ enum: ['connecting', 'bound', 'waiting', 'draining'] }) state: string;
  @ApiProperty({ description: 'A worker holds it.' }) live: boolean;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) boundAt: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) nextBindAt: string | null;
  @ApiProperty({ type: 'integer', example: 0, description: 'In a row.' }) failures: number;
  @ApiProperty({ type: String, nullable: true, example: 'invalid_password' }) lastError: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) lastErrorAt: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 50, description: 'Parts a second at present.' }) rate:
    number | null;
}

class SmppView {
  @ApiProperty({ example: 'smpp.carrier.example' }) host: string;
  @ApiProperty({ type: 'integer', example: 2775 }) port: number;
  @ApiProperty() tls: boolean;
  @ApiProperty({ example: 'acme' }) systemId: string;
  @ApiProperty({ example: '' }) systemType: string;
  @ApiProperty({ type: 'integer', example: 10 }) window: number;
  @ApiProperty({ type: 'integer', example: 50 }) tps: number;
  @ApiProperty({ type: 'integer', example: 1 }) binds: number;
  @ApiProperty({ enum: ['udh', 'sar', 'payload'] }) longTexts: string;
  @ApiProperty({ type: 'integer', example: 0 }) gsmDataCoding: number;
  @ApiProperty({ example: '' }) serviceType: string;
  @ApiProperty({ type: 'integer', nullable: true, example: null }) sourceTon: number | null;
  @ApiProperty({ type: 'integer', nullable: true, example: null }) sourceNpi: number | null;
  @ApiProperty({ enum: ['auto', 'same', 'hex_to_decimal', 'decimal_to_hex'] }) receiptIds: string;
  @ApiProperty({ enum: ['keep', 'resend'] }) onUnknown: string;
  @ApiProperty({ type: 'integer', example: 30 }) responseSeconds: number;
  @ApiProperty({ type: 'integer', example: 30 }) enquireSeconds: number;
}

export class SmsRouteView {
  @ApiProperty({ example: 'srt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'carrier-one' }) name: string;
  @ApiProperty({ enum: ['sandbox', 'smpp'] }) kind: string;
  @ApiProperty({ enum: ['configuration', 'staff'] }) source: string;
  @ApiProperty() enabled: boolean;
  @ApiProperty({ description: 'False: the configuration names it no longer, and it carries nothing.' }) listed: boolean;
  @ApiProperty({ type: 'integer', example: 100 }) priority: number;
  @ApiProperty({ type: [String], example: [] }) countries: string[];
  @ApiProperty({ enum: ['up', 'down', 'off'] }) health: string;
  @ApiProperty({ type: SmppView, nullable: true }) smpp: SmppView | null;
  @ApiProperty({ type: [RouteSessionView] }) sessions: RouteSessionView[];
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}

export class HookSecretView {
  @ApiProperty({ example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', description: 'Shown once.' }) secret: string;
}
