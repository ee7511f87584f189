import { IsOptional, IsString, MaxLength } from 'class-validator';
import { MEDIA_KINDS } from '../rules/media-types.table.js';

export class HelpMediaQuery {
  /**
   * For a body that is the file itself.
   * @example "records.png"
   */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  filename?: string;
}

export class HelpMediaFileDto {
  /** @example "amd_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  kind: (typeof MEDIA_KINDS)[number];
  /** @example "https://mail.example.org/help/media/amd_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  url: string;
  /** @example "image/png" */
  contentType: string;
  /** @example "records.png" */
  name: string;
  /** @example 48213 */
  bytes: number;
  /** @example "2026-03-01T10:00:00.000Z" */
  createdAt: string;
}
