import { ApiProperty } from '@nestjs/swagger';

class BrokenView {
  @ApiProperty({ example: 'invoice 2026-000042', description: 'The first record that is wrong.' }) where: string;
  @ApiProperty({ example: 'VAT of the groups 40.00' }) expected: string;
  @ApiProperty({ example: 'VAT of the groups 4.00' }) found: string;
}

class CheckView {
  @ApiProperty({ example: 'invoice_figures' }) name: string;
  @ApiProperty({ type: 'integer', example: 327, description: 'Records that were looked at.' }) examined: number;
  @ApiProperty({ type: BrokenView, nullable: true }) broken: BrokenView | null;
}

export class VerificationView {
  @ApiProperty({ description: 'Whether every check found nothing.' }) ok: boolean;
  @ApiProperty({ type: [CheckView] }) checks: CheckView[];
}
