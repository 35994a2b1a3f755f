import { installSentence, needsLinuxSentence } from '../../../lib/lab/machine/requirements';

const MISSING = [
  { path: '/usr/sbin/nft', package: 'nftables' },
  { path: '/bin/busybox', package: 'busybox-static' },
];

describe("the line about the lab's missing programs", () => {
  test('ends with the command that installs the packages on Debian and Ubuntu', () => {
    expect(installSentence(MISSING, { hasAptGet: true, isRoot: false })).toBe(
      'the lab needs busybox-static, nftables; install with: sudo apt-get update && sudo apt-get install --no-install-recommends busybox-static nftables',
    );
  });

  test('leaves sudo out for root, since a container has none', () => {
    expect(installSentence(MISSING, { hasAptGet: true, isRoot: true })).toBe(
      'the lab needs busybox-static, nftables; install with: apt-get update && apt-get install --no-install-recommends busybox-static nftables',
    );
  });

  test('ends with the command of a Debian container where there is no apt-get', () => {
    expect(installSentence(MISSING, { hasAptGet: false, isRoot: false })).toBe(
      'the lab needs busybox-static, nftables as Debian packages; without apt-get, run vpc2vnet (npm ci && npm start) in a Debian container: docker run --rm -it --platform linux/amd64 -v "$PWD:/vpc2vnet" -w /vpc2vnet node:24-bookworm bash',
    );
  });

  test("names the build of the lab's kernel where that needs the packages", () => {
    expect(installSentence(MISSING, { hasAptGet: true, isRoot: true }, "the build of the lab's kernel")).toMatch(
      /^the build of the lab's kernel needs busybox-static, nftables; install with: apt-get update/,
    );
  });

  test('is not printed when nothing is missing', () => {
    expect(installSentence([], { hasAptGet: true, isRoot: false })).toBeUndefined();
  });
});

describe('the line about a system without Linux', () => {
  test('names a container on macOS', () => {
    expect(needsLinuxSentence({ platform: 'darwin' })).toBe(
      'the lab needs Linux; run vpc2vnet (npm ci && npm start) in a Debian container: docker run --rm -it --platform linux/amd64 -v "$PWD:/vpc2vnet" -w /vpc2vnet node:24-bookworm bash',
    );
  });

  test('names WSL on Windows', () => {
    expect(needsLinuxSentence({ platform: 'win32' })).toBe(
      'the lab needs Linux; run vpc2vnet in WSL with Debian, installed with: wsl --install -d Debian',
    );
  });

  test('is not printed on Linux', () => {
    expect(needsLinuxSentence({ platform: 'linux' })).toBeUndefined();
  });
});
