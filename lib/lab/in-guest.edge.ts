import { writeSync } from 'node:fs';
import type { GuestInput } from './guest-input';
import { runLab } from './lab.edge';
import { answerHost, GUEST_LINK, GUEST_OUT } from './machine/uml/answer-host.edge';
import type { LabReport } from './report/lab-report';

/** The lab's program inside its own kernel: the guest is a host of root's, with all that the lab needs. */
void answerHost<GuestInput, LabReport>(({ gatewayAddresses, faults, cloudInit, pcap }) =>
  runLab({
    ...{ outDir: GUEST_LINK, gatewayAddresses, cloudInit, faults, kernel: 'host', ownHost: true },
    ...(pcap ? { pcap: GUEST_OUT } : {}),
    report: (event) => writeSync(1, `${JSON.stringify(event)}\n`),
  }),
);
