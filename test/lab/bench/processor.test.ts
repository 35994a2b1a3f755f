import { parseOpensslSpeed } from '../../../lib/lab/bench/processor';

describe('the output of openssl speed', () => {
  test('gives Mbit/s of its one figure', () => {
    const output = '+DT:AES-256-GCM:1:1400\n+R:432706:AES-256-GCM:0.310000\n+H:1400\n+F:25:AES-256-GCM:1954156129.03\n';

    expect(parseOpensslSpeed(output)).toBeCloseTo(15_633, 0);
  });

  test('gives no number when openssl printed none', () => {
    expect(parseOpensslSpeed('+H:1400\n')).toBeNaN();
  });
});
