import { testWith } from '../fixtures/needs';
import { TERRAFORM } from '../fixtures/terraform';
import { askCloud } from '../driver/real/cloud';
import { handoffOf, type Link, type Run } from '../driver/real/link';
import { AZURE_LOGIN, MOTO } from '../driver/real/needs';
import { onMoto } from '../driver/real/on-moto';

const NEEDS = [MOTO, TERRAFORM];
const MINUTES = 60_000;

/** As test/driver/real/driver.test.ts: the real CDK toolkit against moto, and Terraform on terraform_data. */
describe('the driver, on moto and terraform_data', () => {
  const { moto, link } = onMoto(NEEDS, 'terraform_data', () => AZURE_LOGIN);

  testWith(
    NEEDS,
    'ends in the same state, with nothing created twice, wherever it is killed',
    async () => {
      const points = killPoints(await link('whole').run(['up', '--yes']));
      expect(points.length).toBeGreaterThan(8);

      for (const [index, point] of points.entries()) {
        const { killed, first } = await runKilled(point, (afterMs) => link(`killed${index}-${afterMs}`));
        const second = await killed.run(['up', '--yes']);

        expect({ point, killed: first.code, second: second.code, stderr: second.stderr }).toEqual({
          point,
          killed: null,
          second: 0,
          stderr: '',
        });
        const cloud = await askCloud(moto(), killed.name);
        const address = handoffOf(killed).aws?.routerAddresses['router-1'] ?? '';
        expect({ point, vpcs: cloud.vpcs, instances: cloud.instances, holds: cloud.addresses.get(address) }).toEqual({
          point,
          vpcs: 1,
          instances: 2,
          holds: expect.stringMatching(/^i-/),
        });
        const created = killed.read('created.log').trim().split('\n').sort();
        expect({ point, created }).toEqual({ point, created: [...new Set(created)] });
      }
    },
    15 * MINUTES,
  );
});

/** Where to kill: at an event, or in the middle of the step that it starts. */
interface KillPoint {
  readonly event: string;
  readonly component: string;
  readonly occurrence: number;
  readonly afterMs: number;
}

/** Every boundary of every step, two places inside each, and one in the observation of both clouds that follows it. */
function killPoints({ events }: Run): readonly KillPoint[] {
  const seen = new Map<string, number>();
  return events.flatMap((event) => {
    if (event.event !== 'step-started' && event.event !== 'step-finished') return [];
    const key = `${event.event} ${event.component}`;
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    const point = { event: event.event, component: event.component, occurrence };
    const places = event.event === 'step-started' ? [0, 600, 1300] : [0, 1700];
    return places.map((afterMs) => ({ ...point, afterMs }));
  });
}

/** Runs until the kill. Where a step ended before it, a new link is killed earlier, so that each point is reached. */
async function runKilled(point: KillPoint, make: (afterMs: number) => Link): Promise<{ killed: Link; first: Run }> {
  for (let { afterMs } = point; ; afterMs = Math.floor(afterMs / 2)) {
    const killed = make(afterMs);
    const first = await killed.run(['up', '--yes'], killAt({ ...point, afterMs }));
    if (first.code === null || afterMs === 0) return { killed, first };
  }
}

function killAt(point: KillPoint): NonNullable<Parameters<Link['run']>[1]> {
  let occurrence = 0;
  return (event, kill) => {
    if (event.event !== point.event || !('component' in event) || event.component !== point.component) return;
    occurrence += 1;
    if (occurrence === point.occurrence) setTimeout(() => kill('SIGKILL'), point.afterMs);
  };
}
