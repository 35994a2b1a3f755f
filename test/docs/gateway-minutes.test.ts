import { GATEWAY_MINUTES } from '../../lib/model/components';
import { GATEWAY_MINUTES as EMITTED_MINUTES } from '../../lib/terraform-to-bicep/mapping/types/virtual-network-gateway';
import { pages, readPage } from '../fixtures/readme';

describe('the minutes that a VPN gateway takes', () => {
  test('are the same in the driver and in the emitter, which imports nothing of ours', () => {
    expect(EMITTED_MINUTES).toBe(GATEWAY_MINUTES);
  });

  test('are the same wherever a page names them', () => {
    const named = pages().flatMap((page) =>
      readPage(page)
        .split(/[.|\n]/)
        .filter((sentence) => /\bgateway\b/.test(sentence))
        .flatMap((sentence) =>
          [...sentence.matchAll(/((?:\d+ to )?\d+)[ -]min/g)].map(([, minutes]) => ({ page, minutes })),
        ),
    );

    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ minutes }) => minutes !== String(GATEWAY_MINUTES))).toEqual([]);
  });
});
