import { writeSync } from 'node:fs';
import type { GuestInput } from './guest-input';
import { runLab, withLab, type LabSetup } from './lab.edge';
import { answerHost, GUEST_LINK, GUEST_OUT } from './machine/uml/answer-host.edge';
import type { MonthReport } from './month/month-report';
import { runMonth } from './month/run-month.edge';
import type { LabReport } from './report/lab-report';
import { reportVersions } from './session/versions';

/** The lab's program inside its own kernel: the guest is a host of root's, with all that the lab needs. */
void answerHost<GuestInput, LabReport | MonthReport>(({ gatewayAddresses, faults, cloudInit, peer, pcap, month }) => {
  const setup: LabSetup = {
    ...{ outDir: GUEST_LINK, gatewayAddresses, cloudInit, peer, kernel: 'host', ownHost: true },
    ...(pcap ? { pcap: GUEST_OUT } : {}),
    report: (event) => writeSync(1, `${JSON.stringify(event)}\n`),
  };
  if (month === undefined) return runLab({ ...setup, faults });
  return withLab(setup, async (lab) => {
    const report = await runMonth(lab, month);
    await reportVersions(lab);
    return report;
  });
});
