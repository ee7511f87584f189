import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import type { IpRequestEntity } from '../data/ip-request.entity.js';
import { IpRequestsRepository } from '../data/ip-requests.repository.js';
import { AnnounceIpRequest } from './announce-ip-request.js';

/** The customer answers what was asked, and the request goes back to staff. */
@Injectable()
export class AnswerIpRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: IpRequestsRepository,
    private readonly announce: AnnounceIpRequest,
  ) {}

  /** @throws ip_request_has_no_question */
  run(
    scope: AccountScope,
    id: string,
    { text, actor }: { text: string; actor: Actor },
    keep: BeforeCommit<IpRequestEntity>,
  ): Promise<IpRequestEntity> {
    return this.unitOfWork.run(scope, async (tx) => {
      const request = await this.requests.findForUpdate(tx, scope, id);
      if (!request) throw platformProblems.not_found();
      if (request.status !== 'more_info')
        throw dedicatedIpProblems.ip_request_has_no_question({ extra: { status: request.status } });
      const answered = await this.requests.update(tx, request, { status: 'pending_review' });
      await this.announce.stepIn(tx, answered, { kind: 'answered', actor, text });
      await keep(tx, answered);
      return answered;
    });
  }
}
