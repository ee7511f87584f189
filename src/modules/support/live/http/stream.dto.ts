import { IsOptional, IsString, MaxLength } from 'class-validator';

export class StreamQuery {
  /** A stream token, where no `Authorization` can be sent. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  token?: string;

  /**
   * As the header `Last-Event-ID`, where that cannot be sent.
   * @example "4711"
   */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  lastEventId?: string;
}

export class StreamTokenDto {
  /** @example "Zk1yqv2s0mXo3vWnqv2s0mXo3vWnZk1yqv2s0mXo3vU" */
  token: string;
  /** @example "2026-03-01T10:01:00.000Z" */
  expiresAt: string;
}
