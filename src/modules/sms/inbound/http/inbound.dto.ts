import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';

export class SmsInboundView {
  @ApiProperty({ example: 'smi_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: '+33612345678' }) from: string;
  @ApiProperty({ example: '36111' }) to: string;
  @ApiProperty({ type: String, nullable: true, example: 'STOP', description: 'Null once it is forgotten.' }) text:
    string | null;
  @ApiProperty({ type: String, nullable: true, enum: ['stop', 'start', 'help'] }) keyword: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'What it most likely answers.' })
  messageId: string | null;
  @ApiProperty({ format: 'date-time' }) receivedAt: string;
}

export class SandboxSmsBody {
  @ApiProperty({ enum: ['inbound'] })
  @IsIn(['inbound'])
  type: 'inbound';

  @ApiProperty({ example: '+33612345678', maxLength: 40 })
  @IsString()
  @MaxLength(40)
  from: string;

  @ApiProperty({ example: 'ACME', maxLength: 40 })
  @IsString()
  @MaxLength(40)
  to: string;

  @ApiProperty({ example: 'STOP', maxLength: 1600 })
  @IsString()
  @MaxLength(1600)
  text: string;
}

export class TakenView {
  @ApiProperty({ description: 'False: it was known already.' }) taken: boolean;
}
