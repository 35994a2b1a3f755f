import { gzipSync } from 'node:zlib';
import { parseUserData } from '../../../lib/lab/emitted/user-data';

describe('the user data, as the lab reads it', () => {
  test('gives files with their mode, and commands as words', () => {
    const packed = gzipSync('key = value\n').toString('base64');
    const text = [
      '#cloud-config',
      'write_files:',
      '- path: /etc/plain',
      '  content: |',
      '    a: "b"',
      '- path: /usr/local/sbin/run',
      '  encoding: gz+b64',
      `  content: ${packed}`,
      '  permissions: "0755"',
      'runcmd:',
      '- - /usr/local/sbin/run',
      '  - now',
      '- echo done',
      '',
    ].join('\n');

    expect(parseUserData(text)).toEqual({
      files: [
        { path: '/etc/plain', mode: 0o644, content: 'a: "b"\n' },
        { path: '/usr/local/sbin/run', mode: 0o755, content: 'key = value\n' },
      ],
      commands: [
        ['/usr/local/sbin/run', 'now'],
        ['sh', '-c', 'echo done'],
      ],
    });
  });

  test('is refused when it asks for what the lab would leave out', () => {
    expect(() => parseUserData('#cloud-config\npackages: [x]\n')).toThrow(
      'the lab cannot act on these keys of the user data: packages',
    );
  });

  test('is refused when cloud-init would not know it', () => {
    expect(() => parseUserData('write_files: []\n')).toThrow("must begin with '#cloud-config'");
  });
});
