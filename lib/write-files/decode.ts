/** Marks at the beginning of a file, with the encoding that each represents. */
const MARKS: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Returns the text of a file without its byte order mark. The mark decides the encoding: Windows PowerShell 5.1 writes
 * what it redirects as UTF-16. Without a mark, the file is UTF-8, and bytes that are not become U+FFFD.
 */
export function decode(bytes: Uint8Array): string {
  const encoding = MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1] ?? 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
