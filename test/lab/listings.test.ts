import { parsePing } from '../../lib/lab/checks/ping';
import { installedChild, parseSas } from '../../lib/ike/security-associations';
import { quote } from '../../lib/lab/shell/shell';
import { nthAddress } from '../../lib/lab/topology/ipv4';

const LISTING = `azure-0: #1, ESTABLISHED, IKEv2, 0586509281a45e5b_i* 6cf64920f89b3972_r
  local  '198.51.100.10' @ 10.0.0.28[4500]
  remote '203.0.113.10' @ 203.0.113.10[4500]
  AES_CBC-256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384
  established 20s ago, rekeying in 23264s
  net: #2, reqid 1, INSTALLED, TUNNEL-in-UDP, ESP:AES_GCM_16-256/ECP_384
    installed 20s ago, rekeying in 21570s, expires in 25720s
    in  cfa8213a (-|0x0000002a),      0 bytes,     0 packets
    out c26c07f4 (-|0x0000002a),      0 bytes,     0 packets
    local  0.0.0.0/0
    remote 0.0.0.0/0
`;

describe('the listing of SAs', () => {
  test('is read into the IKE SA with its child', () => {
    const [ike] = parseSas(`plugin noise\n${LISTING}`);

    expect(ike).toMatchObject({
      name: 'azure-0',
      id: 1,
      state: 'ESTABLISHED',
      algorithms: 'AES_CBC-256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384',
      dialled: true,
    });
    expect(parseSas(LISTING.replace('_i*', '_i').replace('_r', '_r*'))[0]?.dialled).toBe(false);
    expect(ike?.children).toEqual([
      {
        name: 'net',
        id: 2,
        state: 'INSTALLED',
        algorithms: 'AES_GCM_16-256/ECP_384',
        udp: true,
        inbound: 'cfa8213a',
        outbound: 'c26c07f4',
      },
    ]);
  });

  test('has no installed child while IKE is still connecting', () => {
    expect(installedChild(parseSas(LISTING.replace('ESTABLISHED', 'CONNECTING')))).toBeUndefined();
  });
});

describe('the output of ping', () => {
  const line = (seq: number): string => `64 bytes from 10.3.0.123: icmp_seq=${seq} ttl=62 time=2.8 ms`;
  const text = [
    ...[1, 2, 6, 7].map(line),
    '',
    '7 packets transmitted, 4 received, 42% packet loss',
    'rtt min/avg/max/mdev = 2.8/4.8/7.7/1.8 ms',
  ];

  test('gives the longest run of missing answers', () => {
    expect(parsePing(text.join('\n'))).toMatchObject({
      sent: 7,
      received: 4,
      longestGap: 3,
      ttls: [62],
      averageMs: 4.8,
    });
  });
});

describe('a word in a shell script', () => {
  test.each([
    ['plain', 'plain'],
    ['', "''"],
    ["it's", `'it'\\''s'`],
    ['$(x) `y`', "'$(x) `y`'"],
    ['a\nb', "'a\nb'"],
  ])('%j is quoted as %s', (word, quoted) => {
    expect(quote(word)).toBe(quoted);
  });
});

describe('an address of a prefix', () => {
  test.each([
    ['10.0.0.0/16', 232, '10.0.0.232'],
    ['10.3.0.0/28', 123, '10.3.0.7'],
  ])('%s number %i is %s', (cidr, n, address) => {
    expect(nthAddress(cidr, n)).toBe(address);
  });
});
