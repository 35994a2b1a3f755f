import { command, testWith } from '../fixtures/needs';
import { runScript, type ScriptRun } from './run-script';

const bash = [command('bash', 'apt-get install bash')];

function report({ up, holds = true, answers = true }: { up: string; holds?: boolean; answers?: boolean }): ScriptRun {
  return runScript('vpc2vnet-metric', {
    common: [
      "TUNNELS='azure-0 azure-1' ROUTER_ADDRESS=198.51.100.7",
      `has_address() { ${holds}; }`,
      `installed() { [[ '${up}' == *"$1"* ]]; }`,
      `call_aws() { echo "$1 $4 $3"; ${answers}; }`,
    ],
    tools: {},
  });
}

const line = (tunnel: string, value: number): string =>
  `monitoring x-amz-json-1.0 ${JSON.stringify({
    Namespace: 'vpc2vnet',
    MetricData: [
      {
        MetricName: 'TunnelUp',
        Value: value,
        Dimensions: [
          { Name: 'Address', Value: '198.51.100.7' },
          { Name: 'Tunnel', Value: tunnel },
        ],
      },
    ],
  })}`;

describe('the report of a router to CloudWatch', () => {
  testWith(bash, 'has 1 for a tunnel that is up, and 0 for one that is down', () => {
    expect(report({ up: 'azure-1' }).stdout.trimEnd().split('\n')).toEqual([line('azure-0', 0), line('azure-1', 1)]);
  });

  testWith(bash, 'is not made by a router without the Elastic IP', () => {
    expect(report({ up: '', holds: false }).stdout).toBe('');
  });

  testWith(bash, 'that CloudWatch does not take fails no unit', () => {
    expect(report({ up: '', answers: false }).status).toBe(0);
  });
});
