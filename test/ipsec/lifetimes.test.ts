import fc from 'fast-check';
import { AZURE_IKE_LIFETIME_SECONDS, SA_DATA_SIZE_KILOBYTES, SA_LIFETIME_SECONDS } from '../../lib/ipsec/azure-policy';
import { lifetimesInside } from '../../lib/ipsec/lifetimes';

function expectInside(seconds: number, kilobytes: number): void {
  const { ike, child } = lifetimesInside(seconds, kilobytes);
  const bytes = kilobytes * 1024;

  for (const value of Object.values({ ...ike, ...child })) expect(Number.isSafeInteger(value) && value > 0).toBe(true);
  expect(ike.rekeySeconds + ike.overSeconds).toBeLessThan(AZURE_IKE_LIFETIME_SECONDS);
  expect(child.rekeySeconds).toBeLessThan(child.lifeSeconds);
  expect(child.lifeSeconds).toBeLessThan(seconds);
  expect(child.rekeyBytes).toBeLessThan(child.lifeBytes);
  expect(child.lifeBytes).toBeLessThan(bytes);
}

const seconds = fc.integer({ min: SA_LIFETIME_SECONDS.min, max: SA_LIFETIME_SECONDS.max });
const kilobytes = fc.integer({ min: SA_DATA_SIZE_KILOBYTES.min, max: SA_DATA_SIZE_KILOBYTES.max });

test('strongSwan’s lifetimes are strictly below Azure’s for every valid lifetime and data size', () => {
  fc.assert(fc.property(seconds, kilobytes, expectInside));
});

test.each([
  [300, 1_024],
  [300, SA_DATA_SIZE_KILOBYTES.max],
  [SA_LIFETIME_SECONDS.max, 1_024],
  [SA_LIFETIME_SECONDS.max, SA_DATA_SIZE_KILOBYTES.max],
])('strongSwan’s lifetimes are below the extreme values of %d seconds and %d kilobytes', expectInside);

test('strongSwan rekeys at least a tenth of the interval before Azure deletes the SA, so that it can retry', () => {
  fc.assert(
    fc.property(seconds, kilobytes, (azureSeconds, azureKilobytes) => {
      const { child } = lifetimesInside(azureSeconds, azureKilobytes);

      expect(azureSeconds - child.rekeySeconds).toBeGreaterThanOrEqual(child.rekeySeconds / 10);
      expect(azureKilobytes * 1024 - child.rekeyBytes).toBeGreaterThanOrEqual(child.rekeyBytes / 10);
    }),
  );
});

test('with Azure’s defaults strongSwan rekeys after 6.5 hours or 80 GiB, and IKE after 7 hours', () => {
  const { ike, child } = lifetimesInside(SA_LIFETIME_SECONDS.default, SA_DATA_SIZE_KILOBYTES.default);

  expect(ike).toEqual({ rekeySeconds: 25_200, overSeconds: 2_520 });
  expect(child).toEqual({
    rekeySeconds: 23_400,
    lifeSeconds: 25_740,
    rekeyBytes: 85_899_345_920,
    lifeBytes: 94_489_280_512,
  });
});

test('an IPsec SA without a data limit is not rekeyed by bytes', () => {
  expect(lifetimesInside(27_000, 0).child).toMatchObject({ rekeyBytes: 0, lifeBytes: 0 });
});
