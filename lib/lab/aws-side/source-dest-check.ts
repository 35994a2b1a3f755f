import type { LabHosts } from '../session/lab-hosts';
import type { Topology } from '../topology/topology';

/** Makes the VPC drop what the router only passes on, as EC2 does where its source/destination check is on. */
export async function checkSourceAndDestination(hosts: LabHosts, { addresses }: Topology): Promise<void> {
  const rules = `table bridge vpc {
  chain from-router {
    type filter hook prerouting priority 0;
    iifname "router0" ether type ip ip saddr != ${addresses.awsRouter} drop
  }
  chain to-router {
    type filter hook postrouting priority 0;
    oifname "router0" ether type ip ip daddr != ${addresses.awsRouter} drop
  }
}`;
  await hosts.in('aws-fabric', `nft -f - <<'EOF'\n${rules}\nEOF`);
}
