import { runChecks } from '../../lib/lab/checks/run-checks';
import { withLab } from '../../lib/lab/lab.edge';
import { HOST_CHECKS } from './host-checks';

/** Runs the host checks on this machine's kernel; usage: run-on-host.ts FOLDER GATEWAY-ADDRESS... */
const [outDir = '', ...gatewayAddresses] = process.argv.slice(2);
void withLab({ outDir, gatewayAddresses, kernel: 'host', report: () => undefined }, (lab) =>
  runChecks(lab, HOST_CHECKS),
).then(
  (checks) => console.log(JSON.stringify(checks.map(({ id, outcome }) => `${id}: ${outcome}`))),
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
