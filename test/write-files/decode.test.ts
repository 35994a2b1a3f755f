import { decode } from '../../lib/write-files/decode';

const TEXT = 'name: Ü\n';
const LITTLE_ENDIAN = Buffer.from(`\uFEFF${TEXT}`, 'utf16le');

describe('the text of a file', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16 with a byte order mark, as Windows PowerShell 5.1 redirects', LITTLE_ENDIAN],
    ['UTF-16 with a byte order mark of the other order', Buffer.from(LITTLE_ENDIAN).swap16()],
  ])('is read from %s', (_, bytes) => {
    expect(decode(bytes)).toBe(TEXT);
  });

  test('has U+FFFD for bytes that are not UTF-8', () => {
    expect(decode(Buffer.from([0x61, 0xff]))).toBe('a\uFFFD');
  });
});
