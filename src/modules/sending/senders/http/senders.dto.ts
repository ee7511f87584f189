import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class AddSenderBody {
  @ApiProperty({ format: 'email', example: 'news@acme.example' })
  @IsString()
  @MaxLength(320)
  email: string;
}

export class ConfirmSenderBody {
  @ApiProperty({
    description: 'From the link in the confirmation mail.',
    example: 'Zx3kq1AKe1KdPy9vUq4v0sQm6mJrW8nF2tHcLbY7gDE',
  })
  @IsString()
  @MaxLength(512)
  token: string;
}

export class SenderView {
  @ApiProperty({ example: 'snd_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'news@acme.example' }) email: string;
  @ApiProperty({ enum: ['pending', 'verified'] }) status: string;
  @ApiProperty({ enum: ['link', 'domain', 'sign_up'], nullable: true, type: 'string' }) verifiedBy: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) verifiedAt: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}
