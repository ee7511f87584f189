import { ApiProperty } from '@nestjs/swagger';
import type { ScanState } from '../rules/scan-state.js';

export class TicketAttachmentDto {
  /** @example "att_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "error.png" */
  filename: string;
  /**
   * By its content.
   * @example "image/png"
   */
  contentType: string;
  /** @example 48213 */
  size: number;
  @ApiProperty({
    enum: ['unscanned', 'pending', 'clean', 'infected', 'unscannable'],
    description:
      'What a virus scanner says. While it is `pending`, and when it is `infected`, the file is not given out.',
  })
  scan: ScanState;
}
