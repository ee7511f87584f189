import { ApiProperty } from '@nestjs/swagger';
import { IDENTITY_CHECK_NAMES, IpAddressView } from '../../stock/index.js';

class ExplainedView {
  @ApiProperty({ enum: IDENTITY_CHECK_NAMES }) check: string;
  @ApiProperty({ example: 'No PTR record names this address; large receivers refuse mail from it.' })
  explanation: string;
  @ApiProperty({ type: 'string', nullable: true }) mend: string | null;
}

export class CheckedIpView extends IpAddressView {
  @ApiProperty({ type: [ExplainedView], description: 'The checks in words, with what mends them.' })
  findings: ExplainedView[];
}
