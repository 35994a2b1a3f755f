import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { readIfThere, readUserFile } from '../../lib/write-files/read-file.edge';

const read = (path: string, most?: number): string => readUserFile(path, 'name another file', most);

describe('a file that the user named', () => {
  test('is rejected when it does not exist', () => {
    expect(() => read('none')).toThrow('none does not exist; name another file');
  });

  test('is rejected when it is a named pipe, which would wait for a writer', () => {
    execFileSync('mkfifo', ['pipe']);

    expect(() => read('pipe')).toThrow('pipe is a named pipe, not a file; name another file');
  });

  test('is rejected when it leads to a device, which would never end', () => {
    symlinkSync('/dev/zero', 'zero');

    expect(() => read('zero')).toThrow('zero is a device, not a file; name another file');
  });

  test('is rejected when it is a folder', () => {
    mkdirSync('folder');

    expect(() => read('folder')).toThrow('folder is a folder, not a file; name another file');
  });

  test('is rejected when it is a socket', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen('socket', done));

    expect(() => read('socket')).toThrow('socket is a socket, not a file; name another file');
    server.close();
  });

  test('is rejected when a part of its path is a file', () => {
    writeFileSync('plain', '');

    expect(() => read('plain/file')).toThrow(
      'plain/file cannot be read: a part of the path is a file, not a folder (ENOTDIR); correct the path',
    );
  });

  test('is rejected when its links lead in a circle', () => {
    symlinkSync('circle', 'circle');

    expect(() => read('circle')).toThrow('circle cannot be read: its symbolic links lead in a circle (ELOOP); ');
  });

  test('is rejected when it has more bytes than are allowed', () => {
    writeFileSync('large', 'x'.repeat(11));

    expect(() => read('large', 10)).toThrow('large has 11 bytes, more than the 10 allowed; name another file');
  });

  test('is rejected when it has more bytes than are allowed, although its size is given as 0', () => {
    expect(() => read('/proc/self/status', 10)).toThrow(
      '/proc/self/status has more than the 10 bytes that are allowed',
    );
  });

  test('is read through a symbolic link', () => {
    writeFileSync('target', 'text');
    symlinkSync('target', 'link');

    expect(read('link')).toBe('text');
  });

  test('is undefined where it may be missing', () => {
    expect(readIfThere('none')).toBeUndefined();
  });
});
