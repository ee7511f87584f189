import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { LANGUAGES, type Language } from '../../../kernel/texts.js';

export class NotificationView {
  @ApiProperty({ example: 'quota-warning', description: 'What its header X-Posthorn-Notification says.' }) name: string;
  @ApiProperty({ example: 'You have used 80 % of your mail of today' }) subject: string;
}

export class NotificationPreviewView extends NotificationView {
  @ApiProperty({ enum: LANGUAGES }) language: string;
  @ApiProperty({ example: 'Hello,\n\nplease confirm your address: https://mail.example/confirm?token=Zx3kq1AKe1K\n' })
  text: string;
  @ApiProperty({
    example:
      '<p>Hello,</p><p>please <a href="https://mail.example/confirm?token=Zx3kq1AKe1K">confirm your address</a>.</p>',
  })
  html: string;
}

export class PreviewQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'en' })
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language;
}
