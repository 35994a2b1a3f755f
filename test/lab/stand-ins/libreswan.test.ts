import type { AzureConnection, IpsecPolicy } from '../../../lib/lab/emitted/azure-connection';
import { libreswanConfig } from '../../../lib/lab/stand-ins/libreswan-config';

const POLICY: IpsecPolicy = {
  ike_encryption: 'AES256',
  ike_integrity: 'SHA384',
  dh_group: 'ECP384',
  ipsec_encryption: 'GCMAES256',
  ipsec_integrity: 'GCMAES256',
  pfs_group: 'ECP384',
};

function configOf(changes: Partial<AzureConnection>): Readonly<Record<string, string>> {
  const connection: AzureConnection = {
    name: 'Azure2Aws',
    mode: 'ResponderOnly',
    protocol: 'IKEv2',
    dpdTimeoutSeconds: 45,
    routerAddress: '198.51.100.10',
    awsPrefixes: ['10.0.0.0/16'],
    azurePrefixes: ['10.3.0.0/16'],
    vmSubnet: '10.3.0.0/24',
    usePolicyBasedSelectors: false,
    ...changes,
  };
  const lines = libreswanConfig(connection, '203.0.113.10').split('\n');
  return Object.fromEntries(
    lines.filter((line) => line.startsWith(' ')).map((line) => line.trim().split('=') as [string, string]),
  );
}

describe("libreswan's reading of the emitted connection", () => {
  test('has the algorithms of a custom policy, AES-GCM without integrity', () => {
    expect(configOf({ policy: POLICY })).toMatchObject({
      ike: 'aes256-sha2_384-dh20',
      esp: 'aes_gcm256;dh20',
      pfs: 'yes',
    });
  });

  test('has the integrity of a policy with AES-CBC', () => {
    const policy = { ...POLICY, ipsec_encryption: 'AES256', ipsec_integrity: 'SHA256' };

    expect(configOf({ policy }).esp).toBe('aes256-sha2_256;dh20');
  });

  test('takes the group of IKE for the PFS group PFSMM', () => {
    const policy = { ...POLICY, dh_group: 'DHGroup14', pfs_group: 'PFSMM' };

    expect(configOf({ policy }).esp).toBe('aes_gcm256;dh14');
  });

  test('has no PFS where the policy has none', () => {
    const policy = { ...POLICY, pfs_group: 'None' };

    expect(configOf({ policy })).toMatchObject({ esp: 'aes_gcm256', pfs: 'no' });
  });

  test('rejects the default proposals of Azure, which require DH group 2', () => {
    expect(() => configOf({ policy: undefined })).toThrow(
      'libreswan does not support DH group 2, which the default proposals of Azure require; use --peer scripted',
    );
  });

  test('initiates where the connection is InitiatorOnly, and only there', () => {
    expect(configOf({ mode: 'InitiatorOnly', policy: POLICY }).auto).toBe('start');
    expect(configOf({ mode: 'Default', policy: POLICY }).auto).toBe('add');
  });

  test('has the lifetime of the policy', () => {
    expect(configOf({ policy: { ...POLICY, sa_lifetime: 3600 } }).salifetime).toBe('3600s');
  });

  test('rejects an algorithm that libreswan does not have, with its name', () => {
    expect(() => configOf({ policy: { ...POLICY, dh_group: 'DHGroup1' } })).toThrow(
      "libreswan does not support 'DHGroup1', which the Azure side has",
    );
  });
});
