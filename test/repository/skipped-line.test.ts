import { createRequire } from 'node:module';
import { join } from 'node:path';

const { skippedLine } = createRequire(__filename)(join(__dirname, '../../.ci/skipped-reporter')) as {
  readonly skippedLine: (titles: readonly string[]) => string | undefined;
};

describe('the last line of a run of tests', () => {
  test('says how many tests were skipped, and what to install, once each', () => {
    const nft = 'the command nft is not here (apt-get install nftables)';
    expect(
      skippedLine([
        `nft accepts the firewall: skipped, ${nft}, root is not here (run the tests as root)`,
        `another: skipped, ${nft}`,
        "moto: skipped, moto's server is not here (pip install 'moto[server]', and name it (as a path) in MOTO)",
      ]),
    ).toBe(
      "3 tests were skipped; to run them: moto's server (pip install 'moto[server]', and name it (as a path) in MOTO); root (run the tests as root); the command nft (apt-get install nftables)",
    );
  });

  test('is absent when none was skipped for a missing program', () => {
    expect(skippedLine(['a test that jest did not run because of -t'])).toBeUndefined();
  });
});
