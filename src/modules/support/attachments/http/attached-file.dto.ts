import { Type } from 'class-transformer';
import { IsArray, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';

/** Without groups: of a pattern that repeats one, texts of some megabytes exhaust the stack. That fours are whole is seen later. */
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const NOT_BASE64 = { message: 'must be base64', context: { code: 'wrong_format' } };

/** A file within JSON. */
class AttachedFileDto {
  /** @example "error.png" */
  @IsString()
  @MaxLength(1_000)
  filename: string;

  /**
   * What you think it is; its content decides.
   * @example "image/png"
   */
  @IsOptional()
  @IsString()
  @MaxLength(255)
  contentType?: string;

  /**
   * Base64.
   * @example "iVBORw0KGgo="
   */
  @IsString()
  @Matches(BASE64, NOT_BASE64)
  content: string;
}

/** What may have files beside it: within JSON here, in a form as parts named `attachments`. */
export class WithFilesDto {
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AttachedFileDto)
  attachments?: AttachedFileDto[];
}
