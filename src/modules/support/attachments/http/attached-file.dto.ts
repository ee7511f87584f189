import { Type } from 'class-transformer';
import { IsArray, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';

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
  @Matches(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, {
    message: 'must be base64',
    context: { code: 'wrong_format' },
  })
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
