import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

/** How a raw body is called; a form says it itself. */
export class UploadQuery {
  @ApiPropertyOptional({ maxLength: 255, example: 'report.pdf', description: 'Of a raw body, where it is required.' })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  filename?: string;

  @ApiPropertyOptional({ maxLength: 127, example: 'application/pdf', description: 'Of a raw body.' })
  @IsOptional()
  @IsString()
  @MaxLength(127)
  contentType?: string;
}

export class UploadView {
  @ApiProperty({ example: 'upl_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'report.pdf' }) filename: string;
  @ApiProperty({ example: 'application/pdf' }) contentType: string;
  @ApiProperty({ type: 'integer', example: 1_482_913 }) size: number;
  @ApiProperty({ description: 'In hex.', example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' })
  sha256: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time', description: 'A day after it was uploaded.' }) expiresAt: string;
}
