import { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { NetworkInterface } from '@cdktf/provider-azurerm/lib/network-interface';
import type { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { Construct } from 'constructs';
import type { TestVmPlan } from '../model/link';
import { logical } from './logical-id';
import { placeIn } from './place';
import type { TestVmVariables } from './variables';

export interface TestVmProps {
  readonly plan: TestVmPlan;
  readonly variables: TestVmVariables;
  readonly resourceGroup: ResourceGroup;
  readonly subnet: Subnet;
  /** Appended to the Terraform names of a further VM. */
  readonly suffix: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** An Ubuntu VM to ping from and to: no public IP, no password. */
export class TestVm extends Construct {
  readonly networkInterface: NetworkInterface;

  constructor(scope: Construct, id: string, props: TestVmProps) {
    super(scope, id);
    const place = placeIn(props.resourceGroup);
    const { name, size, adminUsername, sshPublicKey } = props.variables;
    this.networkInterface = logical(
      `testVm${props.suffix}NetworkInterface`,
      new NetworkInterface(this, 'NetworkInterface', {
        ...place,
        name: `${name}-nic`,
        ipConfiguration: [{ name: 'primary', subnetId: props.subnet.id, privateIpAddressAllocation: 'Dynamic' }],
        tags: { ...props.tags },
      }),
    );
    logical(
      `testVm${props.suffix}`,
      new LinuxVirtualMachine(this, 'Resource', {
        ...place,
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
          sku: isArm(props.plan.size) ? 'server-arm64' : 'server',
          version: 'latest',
        },
        tags: { ...props.tags },
      }),
    );
  }
}

/**
 * Whether a size has an Arm processor: its name then has a p among the letters after the number of cores.
 * @see https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions
 */
function isArm(size: string): boolean {
  return /^[A-Za-z]+_[A-Z]+\d+(-\d+)?[a-z]*p/.test(size);
}
