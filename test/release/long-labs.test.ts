import { command, file, testBeside, type Need } from '../fixtures/needs';
import { expectResults, runScenario, titleOf } from '../lab/expect-results';
import { runWork } from '../lab/guest/run-work';
import { OWN_KERNEL } from '../lab/kernel-needs';
import { LAB, LONG } from '../lab/link';
import { SCENARIOS } from '../lab/scenarios';

/** On a machine with other load. */
const MINUTES = 60_000;

/** AppArmor profiles of the router's packages; in Debian that of the daemon is in complain mode. */
const PROFILES = ['usr.sbin.charon-systemd', 'usr.sbin.swanctl'];

function profile(name: string): Need {
  return file(`/etc/apparmor.d/${name}`, 'apt-get install charon-systemd strongswan-swanctl');
}

describe('the lab', () => {
  for (const scenario of SCENARIOS.filter(({ long }) => long)) {
    testBeside(
      [LAB, OWN_KERNEL, LONG],
      titleOf(scenario),
      async () => expectResults(scenario, await runScenario(scenario, 'uml', false)),
      30 * MINUTES,
    );
  }

  testBeside(
    [LAB, LONG, command('apparmor_parser', 'apt-get install apparmor'), ...PROFILES.map(profile)],
    'passes every check when AppArmor enforces the profiles of the strongSwan packages',
    async () => {
      // The lab's own kernel does not have AppArmor.
      expect(await runWork({ example: 'minimal', kernel: 'vm' }, 'enforced', PROFILES)).toEqual({
        failed: [],
        label: '/usr/sbin/charon-systemd (enforce)\n',
      });
    },
    20 * MINUTES,
  );
});
