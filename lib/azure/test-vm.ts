import { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { NetworkInterface } from '@cdktf/provider-azurerm/lib/network-interface';
import type { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { Construct } from 'constructs';
import { logical } from './logical-id';
import type { Placement } from './placement';

export interface TestVmProps {
  readonly placement: Placement;
  readonly subnet: Subnet;
  /** Also its host name. */
  readonly name: string;
  /** Such as Standard_B2ats_v2. */
  readonly size: string;
  /** Processor of that size. @default 'x64' */
  readonly architecture?: 'x64' | 'arm64';
  readonly adminUsername: string;
  /** In OpenSSH's format. */
  readonly sshPublicKey: string;
  /** Tail of the Terraform names. @default - none */
  readonly tail?: string;
}

/** An Ubuntu VM to ping from and to: no public IP, no password. */
export class TestVm extends Construct {
  readonly networkInterface: NetworkInterface;

  constructor(scope: Construct, id: string, props: TestVmProps) {
    super(scope, id);
    const { placement, name, size, adminUsername, sshPublicKey, tail = '' } = props;
    this.networkInterface = logical(
      `testVm${tail}NetworkInterface`,
      new NetworkInterface(this, 'NetworkInterface', {
        ...placement,
        name: `${name}-nic`,
        ipConfiguration: [{ name: 'primary', subnetId: props.subnet.id, privateIpAddressAllocation: 'Dynamic' }],
      }),
    );
    logical(
      `testVm${tail}`,
      new LinuxVirtualMachine(this, 'Resource', {
        ...placement,
        name,
        size,
        adminUsername,
        adminSshKey: [{ username: adminUsername, publicKey: sshPublicKey }],
        disablePasswordAuthentication: true,
        networkInterfaceIds: [this.networkInterface.id],
        osDisk: { caching: 'ReadWrite', storageAccountType: 'StandardSSD_LRS' },
        sourceImageReference: {
          publisher: 'Canonical',
          offer: 'ubuntu-24_04-lts',
          sku: props.architecture === 'arm64' ? 'server-arm64' : 'server',
          version: 'latest',
        },
      }),
    );
  }
}
