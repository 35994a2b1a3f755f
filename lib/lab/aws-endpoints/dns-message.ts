/** The IPv4 address of a name; `undefined` when the name does not exist. */
export type Resolve = (name: string) => string | undefined;

const [TYPE_A, CLASS_IN, NAME_ERROR] = [1, 1, 3];

/**
 * The response to a DNS message with one question: an A record, an empty answer, or NXDOMAIN. `undefined` when the
 * message is not such a query.
 * @see https://www.rfc-editor.org/rfc/rfc1035
 */
export function answerDns(message: Buffer, resolve: Resolve): Buffer | undefined {
  if (message.length < 17 || message.readUInt16BE(4) !== 1) return undefined;
  const { name, end } = readName(message, 12);
  const question = message.subarray(12, end + 4);
  if (question.length !== end + 4 - 12) return undefined;
  const address = resolve(name.toLowerCase());
  const wanted = address !== undefined && message.readUInt16BE(end) === TYPE_A;
  const header = Buffer.alloc(12);
  message.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8580 | (address === undefined ? NAME_ERROR : 0), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(wanted ? 1 : 0, 6);
  return Buffer.concat([header, question, wanted ? record(address) : Buffer.alloc(0)]);
}

function record(address: string): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16BE(0xc00c, 0);
  bytes.writeUInt16BE(TYPE_A, 2);
  bytes.writeUInt16BE(CLASS_IN, 4);
  bytes.writeUInt32BE(60, 6);
  bytes.writeUInt16BE(4, 10);
  address.split('.').forEach((part, index) => bytes.writeUInt8(Number(part), 12 + index));
  return bytes;
}

function readName(message: Buffer, start: number): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let at = start;
  for (let length = message[at] ?? 0; length > 0 && length < 64; length = message[at] ?? 0) {
    labels.push(message.subarray(at + 1, at + 1 + length).toString('latin1'));
    at += length + 1;
  }
  return { name: labels.join('.'), end: at + 1 };
}
