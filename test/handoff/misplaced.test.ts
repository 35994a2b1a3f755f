import { misplacedFacts } from '../../lib/handoff/misplaced';
import { configOf } from '../fixtures/config';
import { bothSides, SECRET_ARN } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';

const LINK = linkOf();

describe('facts that cannot be of a link', () => {
  test('are none in the hand-off of a deployed link', () => {
    expect(misplacedFacts(bothSides(), LINK, 'f')).toEqual([]);
  });

  test('are a router and a gateway with one address', () => {
    const handoff = bothSides(
      { routerAddresses: { 'router-1': '20.1.2.3' } },
      { gatewayAddresses: { '0': '20.1.2.3' } },
    );

    expect(misplacedFacts(handoff, LINK, 'f')).toEqual([
      'f has the address 20.1.2.3 in aws.routerAddresses.router-1 and in azure.gatewayAddresses.0; correct one of them',
    ]);
  });

  test('are an address inside a network of the link, which may have public prefixes', () => {
    const link = linkOf(configOf({ azure: { vnet: { cidrs: ['20.1.0.0/16'] } } }));
    const handoff = bothSides({}, { gatewayAddresses: { '0': '20.1.2.3' } });

    expect(misplacedFacts(handoff, link, 'f')).toEqual([
      'f: azure.gatewayAddresses.0 is 20.1.2.3, which is in 20.1.0.0/16 of the link; correct it',
    ]);
  });

  test('are a shared key of another partition', () => {
    const handoff = bothSides({ sharedKeySecretArn: SECRET_ARN.replace('arn:aws:', 'arn:aws-cn:') });

    expect(misplacedFacts(handoff, LINK, 'f')).toEqual([
      'f has a shared key of the partition aws-cn for a router in aws; correct aws.sharedKeySecretArn',
    ]);
  });
});
