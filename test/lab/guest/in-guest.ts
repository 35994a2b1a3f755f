import { answerHost, GUEST_LINK, GUEST_OUT } from '../../../lib/lab/machine/uml/answer-host.edge';
import { callWork, type InputOf, type ResultOf, type WorkName } from './works';

/** What the test asks of the guest. */
export interface Asked<N extends WorkName> {
  readonly gatewayAddresses: readonly string[];
  readonly work: N;
  readonly input: InputOf<N>;
  /** Whether to capture. */
  readonly pcap: boolean;
}

/** Does a test's work inside the lab's own kernel. */
void answerHost<Asked<WorkName>, ResultOf<WorkName>>(({ gatewayAddresses, work, input, pcap }) =>
  callWork(
    work,
    {
      ...{ outDir: GUEST_LINK, gatewayAddresses, kernel: 'host', ownHost: true, report: () => undefined },
      ...(pcap ? { pcap: GUEST_OUT } : {}),
    },
    input,
  ),
);
