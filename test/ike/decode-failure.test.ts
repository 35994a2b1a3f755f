import { decodeFailure } from '../../lib/ike/decode-failure';

const QUIET = {
  router: '',
  gateway: '',
  keyLoader: 'the shared key is in place\n198.51.100.10 is associated with this instance',
};

describe('the reason of a failure', () => {
  test('names both sides of a proposal which does not match', () => {
    const gateway = [
      'received proposals: IKE:AES_CBC_256/ECP_384',
      'configured proposals: IKE:AES_CBC_128/MODP_1024',
    ].join('\n');

    expect(decodeFailure({ ...QUIET, gateway, router: 'received NO_PROPOSAL_CHOSEN notify error' })).toBe(
      'no common proposal (NO_PROPOSAL_CHOSEN): aws-router offered IKE:AES_CBC_256/ECP_384; azure-gateway accepts IKE:AES_CBC_128/MODP_1024',
    );
  });

  test('says that the keys differ', () => {
    expect(decodeFailure({ ...QUIET, router: 'received AUTHENTICATION_FAILED notify error' })).toBe(
      'the shared keys of the two sides differ (AUTHENTICATION_FAILED)',
    );
  });

  test('says that the router has no key yet', () => {
    expect(decodeFailure({ ...QUIET, keyLoader: 'curl: (22) The requested URL returned error: 400' })).toBe(
      'the router has no shared key yet: curl: (22) The requested URL returned error: 400',
    );
  });

  test('says that the router waits for its Elastic IP', () => {
    expect(decodeFailure({ ...QUIET, keyLoader: 'the shared key is in place' })).toContain('waits for its Elastic IP');
  });

  test('says that nobody answers', () => {
    expect(decodeFailure({ ...QUIET, router: 'sending packet: from 10.0.0.28[500]' })).toContain('never answers');
  });

  test('says that the router never hears a gateway that dials', () => {
    expect(decodeFailure({ ...QUIET, gateway: 'sending packet: from 203.0.113.10[500]' })).toContain('security group');
  });

  test('names the peer that the router has no connection for', () => {
    const router =
      'no IKE config found for 10.0.0.28...20.105.15.7, sending NO_PROPOSAL_CHOSEN\ngenerating IKE_SA_INIT response 0 [ N(NO_PROP) ]';

    expect(decodeFailure({ ...QUIET, router })).toContain('the router knows no peer at 20.105.15.7');
  });

  test('does not blame what an earlier daemon met', () => {
    const gateway = 'received proposals: a\nconfigured proposals: b\ngenerating IKE_SA_INIT response [ N(NO_PROP) ]';

    expect(decodeFailure({ ...QUIET, gateway, router: 'sending packet: from 10.0.0.28[500]' })).toContain(
      'never answers',
    );
  });

  test('does not guess', () => {
    expect(decodeFailure(QUIET)).toContain('no known reason');
  });
});
