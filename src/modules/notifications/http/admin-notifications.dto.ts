import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { LANGUAGES, type Language } from '../../../kernel/texts.js';

export class NotificationView {
  @ApiProperty({ example: 'quota-warning', description: 'What its header X-Posthorn-Notification says.' }) name: string;
  @ApiProperty({ example: 'You have used 80 % of your mail of today' }) subject: string;
}

export class NotificationPreviewView extends NotificationView {
  @ApiProperty({ enum: LANGUAGES }) language: string;
  @ApiProperty() text: string;
  @ApiProperty() html: string;
}

export class PreviewQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'en' })
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language;
}
