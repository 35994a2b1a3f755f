import type { LabEvent } from '../../../lib/lab/findings';
import type { Lab } from '../../../lib/lab/session/lab';
import { reportVersions } from '../../../lib/lab/session/versions';
import type { Peer } from '../../../lib/lab/stand-ins/peers';

/** A lab whose hosts answer every script with the given lines; `asked` has the scripts by host. */
function labOf(peer: Peer, answers: Readonly<Record<string, string>>) {
  const asked: Record<string, string> = {};
  const events: LabEvent[] = [];
  const hosts = {
    tryIn: (host: string, script: string) => {
      asked[host] = script;
      return Promise.resolve({ code: 0, output: answers[host] ?? '' });
    },
  };
  return { lab: { hosts, peer, report: (event: LabEvent) => events.push(event) } as unknown as Lab, asked, events };
}

describe('the versions of a run', () => {
  test('are one for each program that answers, of both ends, and are reported', async () => {
    const { lab, events } = labOf('strongswan', {
      'aws-router': 'Debian GNU/Linux 12\nLinux 6.1.192 x86_64\n\n',
      'azure-gateway': 'strongSwan 5.9.8 charon\n',
    });

    expect(await reportVersions(lab)).toEqual({
      router: ['Debian GNU/Linux 12', 'Linux 6.1.192 x86_64'],
      gateway: ['strongSwan 5.9.8 charon'],
    });
    expect(events).toEqual([
      { kind: 'note', text: 'versions of the router: Debian GNU/Linux 12; Linux 6.1.192 x86_64' },
      { kind: 'note', text: 'versions of the gateway: strongSwan 5.9.8 charon' },
    ]);
  });

  test.each([
    ['strongswan', 'swanctl --version --daemon'],
    ['libreswan', 'whack --version'],
    ['scripted', 'python3 --version'],
  ] as const)('of %s as the gateway are asked of that program', async (peer, words) => {
    const { lab, asked } = labOf(peer, {});
    await reportVersions(lab);

    expect(asked['azure-gateway']).toContain(words);
  });
});
