import { decodeFailure } from '../../lib/ike/decode-failure';

const QUIET = {
  router: '',
  gateway: '',
  keyLoader: 'the shared key is in place\n198.51.100.10 is associated with this instance',
};

describe('the decoded reason of a failure', () => {
  test('names the proposals of both sides when none is common', () => {
    const gateway = [
      'received proposals: IKE:AES_CBC_256/ECP_384',
      'configured proposals: IKE:AES_CBC_128/MODP_1024',
    ].join('\n');

    expect(decodeFailure({ ...QUIET, gateway, router: 'received NO_PROPOSAL_CHOSEN notify error' })).toBe(
      'no common proposal (NO_PROPOSAL_CHOSEN): aws-router offered IKE:AES_CBC_256/ECP_384; azure-gateway accepts IKE:AES_CBC_128/MODP_1024',
    );
  });

  test('is a PSK mismatch after AUTHENTICATION_FAILED', () => {
    expect(decodeFailure({ ...QUIET, router: 'received AUTHENTICATION_FAILED notify error' })).toBe(
      'PSK mismatch (AUTHENTICATION_FAILED): the shared keys of the two sides differ',
    );
  });

  test('is the error of the key loader when the router has no key yet', () => {
    expect(decodeFailure({ ...QUIET, keyLoader: 'curl: (22) The requested URL returned error: 400' })).toBe(
      'the router has no shared key yet: curl: (22) The requested URL returned error: 400',
    );
  });

  test('is that the router waits for its Elastic IP when only its key is loaded', () => {
    expect(decodeFailure({ ...QUIET, keyLoader: 'the shared key is in place' })).toContain('waits for its Elastic IP');
  });

  test('is that the gateway does not respond when the router only sends', () => {
    expect(decodeFailure({ ...QUIET, router: 'sending packet: from 10.0.0.28[500]' })).toContain('does not respond');
  });

  test('is that the router receives no packets from a gateway that initiates', () => {
    expect(decodeFailure({ ...QUIET, gateway: 'sending packet: from 203.0.113.10[500]' })).toContain(
      'the router receives no packets from the initiating Azure gateway',
    );
  });

  test('names the peer that the router has no connection for', () => {
    const router =
      'no IKE config found for 10.0.0.28...20.105.15.7, sending NO_PROPOSAL_CHOSEN\ngenerating IKE_SA_INIT response 0 [ N(NO_PROP) ]';

    expect(decodeFailure({ ...QUIET, router })).toContain('the router has no connection for the initiator 20.105.15.7');
  });

  test('is not the failure of an earlier daemon', () => {
    const gateway = 'received proposals: a\nconfigured proposals: b\ngenerating IKE_SA_INIT response [ N(NO_PROP) ]';

    expect(decodeFailure({ ...QUIET, gateway, router: 'sending packet: from 10.0.0.28[500]' })).toContain(
      'does not respond',
    );
  });

  test('is unknown when the logs show no known message', () => {
    expect(decodeFailure(QUIET)).toContain('no known cause');
  });
});
