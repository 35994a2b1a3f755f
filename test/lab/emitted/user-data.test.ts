import { parseUserData } from '../../../lib/lab/emitted/user-data';

describe('the user data, parsed by the lab', () => {
  test('contains files with their mode, and commands as arguments', () => {
    const text = [
      '#cloud-config',
      'write_files:',
      '- path: /etc/plain',
      '  content: |',
      '    a: "b"',
      '- path: /usr/local/sbin/run',
      '  content: |',
      '    key = value',
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

  test('is rejected with a key that the lab does not support', () => {
    expect(() => parseUserData('#cloud-config\npackages: [x]\n')).toThrow(
      'the lab does not support these keys of the user data: packages',
    );
  });

  test('is rejected with an encoded file', () => {
    const text = '#cloud-config\nwrite_files:\n- { path: /etc/x, encoding: b64, content: eAo= }\n';

    expect(() => parseUserData(text)).toThrow('the lab does not support the encoding of /etc/x');
  });

  test('is rejected when cloud-init would not recognize it', () => {
    expect(() => parseUserData('write_files: []\n')).toThrow("must start with '#cloud-config'");
  });
});
