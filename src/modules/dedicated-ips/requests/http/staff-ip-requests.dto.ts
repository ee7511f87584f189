import { ApiProperty } from '@nestjs/swagger';
import { type Advice, ADVICE } from '../rules/advise-on-request.js';
import { IpRecommendationView, IpRequestStepView, IpRequestView, RequestedIpView } from './ip-requests.dto.js';

export class StaffIpRequestView extends IpRequestView {
  @ApiProperty({ example: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) accountId: string;
  @ApiProperty({ type: 'string', nullable: true }) decidedBy: string | null;
}

class IpRequestAccountView {
  @ApiProperty({ example: 'Mine SARL' }) organization: string;
  @ApiProperty({ example: 'active' }) status: string;
  @ApiProperty({ type: 'integer', description: 'The tier of its authorisation to send.' }) tier: number;
  @ApiProperty({ example: '2026-01-04T08:00:00.000Z' }) createdAt: string;
  @ApiProperty({ type: [String], description: 'What its profile lacks.', example: ['phone'] }) missingFields: string[];
  @ApiProperty({ type: 'integer' }) included: number;
  @ApiProperty({ type: 'integer' }) purchased: number;
  @ApiProperty({ type: 'integer' }) assigned: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of its largest plan.' }) monthlyVolume: number | null;
}

class SentLatelyView {
  @ApiProperty({ type: 'integer', description: 'Messages that were accepted in the last 30 days.' }) accepted: number;
  @ApiProperty({ type: 'integer' }) delivered: number;
  @ApiProperty({ type: 'integer' }) deferred: number;
  @ApiProperty({ type: 'integer' }) bounced: number;
  @ApiProperty({ type: 'integer' }) complained: number;
  @ApiProperty({ type: Object, example: { transactional: 240_000 }, description: 'Accepted, by stream.' })
  streams: Record<string, number>;
  @ApiProperty({ type: 'integer', description: 'Accepted on the busiest day.' }) peakDay: number;
  @ApiProperty({ enum: ['unknown', 'good', 'watch', 'poor'] }) standing: string;
  @ApiProperty({ type: 'integer', example: 97 }) score: number;
  @ApiProperty({ type: 'string', nullable: true, example: '12/9300', description: 'Of what had an outcome.' })
  bounceRatio: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: '2/9288', description: 'Of what was delivered.' })
  complaintRatio: string | null;
}

class AdviceReasonView {
  @ApiProperty({ example: 'volume_unproven' }) code: string;
  @ApiProperty({ example: 'In the last 30 days it sent less than a fifth of what it announces.' }) text: string;
}

class IpRequestAdviceView {
  @ApiProperty({ enum: ADVICE, description: 'What the facts speak for; a person decides.' }) advice: Advice;
  @ApiProperty({ type: [AdviceReasonView] }) reasons: AdviceReasonView[];
  @ApiProperty({ type: IpRecommendationView, description: 'For what was asked for or sent, whichever is more.' })
  recommendation: IpRecommendationView;
}

export class StaffIpRequestFactsView extends StaffIpRequestView {
  @ApiProperty({ type: [IpRequestStepView] }) steps: IpRequestStepView[];
  @ApiProperty({ type: [RequestedIpView] }) ips: RequestedIpView[];
  @ApiProperty({ type: IpRequestAccountView }) account: IpRequestAccountView;
  @ApiProperty({ type: SentLatelyView }) lately: SentLatelyView;
  @ApiProperty({ type: IpRequestAdviceView }) advice: IpRequestAdviceView;
}
