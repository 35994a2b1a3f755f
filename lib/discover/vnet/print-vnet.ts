import { azureIdOf } from '../../catalog/azure-id';
import type { Finding } from '../finding';
import { rows } from '../rows';
import type { VnetLook } from './vnet-look';

/** The lines of a report on an existing VNet: what the link uses of it, then everything that is in the way. */
export function printVnetLook(look: VnetLook, findings: readonly Finding[]): readonly string[] {
  const { vnet } = look;
  const { subscription, resourceGroup } = azureIdOf(vnet.id);
  return [
    `${vnet.name} in ${vnet.location}, resource group ${resourceGroup}, subscription ${subscription}`,
    ...rows([
      ['Address space', [vnet.prefixes.join(', ')]],
      ['GatewaySubnet', [gatewaySubnet(look)]],
      ['VPN gateway', [gateway(look)]],
      [
        'Peerings',
        vnet.peerings.map(
          ({ remote, prefixes, state }) => `${azureIdOf(remote).name} (${prefixes.join(', ')}), ${state}`,
        ),
      ],
    ]),
    ...findings.map(({ level, text }) => `${level}: ${text}`),
  ];
}

function gatewaySubnet({ gatewaySubnet: subnet, wanted: { createdGatewaySubnet: created } }: VnetLook): string {
  if (subnet !== undefined) return subnet.prefixes.join(', ');
  return created === undefined ? 'none' : `${created}, to be created`;
}

function gateway({ vnet, gateway: seen }: VnetLook): string {
  if (seen !== undefined) return `${seen.name}, ${seen.sku}, ${seen.vpnType}`;
  const own = vnet.gateways.find((each) => each.own);
  return own === undefined ? 'none, to be created' : `${own.name}, of this link`;
}
