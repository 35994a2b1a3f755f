"""What CloudFormation deletes with a stack and moto 5.2 leaves behind: each type's own delete call."""

from moto.ec2.exceptions import InvalidRouteError
from moto.ec2.models import ec2_backends
from moto.ec2.models.elastic_ip_addresses import ElasticAddress
from moto.ec2.models.internet_gateways import InternetGateway
from moto.ec2.models.route_tables import Route, RouteTable
from moto.ec2.models.subnets import SubnetRouteTableAssociation
from moto.ec2.models.vpn_gateway import VPCGatewayAttachment
from moto.iam.models import ManagedPolicy, Role, iam_backends
from moto.utilities.utils import get_partition


def delete_what_moto_leaves():
    ElasticAddress.delete = release
    InternetGateway.delete = delete_internet_gateway
    ManagedPolicy.delete = delete_managed_policy
    Route.delete = delete_route
    RouteTable.delete = delete_route_table
    SubnetRouteTableAssociation.delete = disassociate
    VPCGatewayAttachment.delete = detach
    detach_policies_of_deleted_roles()


def release(self, account_id, region_name):
    ec2_backends[account_id][region_name].release_address(allocation_id=self.allocation_id)


def delete_internet_gateway(self, account_id, region_name):
    ec2_backends[account_id][region_name].delete_internet_gateway(self.id)


def delete_managed_policy(self, account_id, region_name):
    backend = iam_backends[account_id][get_partition(region_name)]
    for role in backend.roles.values():
        if self.arn in role.managed_policies:
            backend.detach_role_policy(self.arn, role.name)
    backend.delete_policy(self.arn)


def delete_route(self, account_id, region_name):
    """CloudFormation counts a route that no longer exists as deleted."""
    backend = ec2_backends[account_id][region_name]
    if self.route_table.id not in backend.route_tables:
        return
    try:
        backend.delete_route(self.route_table.id, self.destination_cidr_block)
    except InvalidRouteError:
        pass


def delete_route_table(self, account_id, region_name):
    ec2_backends[account_id][region_name].delete_route_table(self.id)


def disassociate(self, account_id, region_name):
    table = ec2_backends[account_id][region_name].route_tables.get(self.route_table_id)
    if table is None:
        return
    for association, subnet in list(table._associations.items()):
        if subnet == self.subnet_id:
            del table._associations[association]


def detach(self, account_id, region_name):
    ec2_backends[account_id][region_name].detach_internet_gateway(self.gateway_id, self.vpc_id)


def detach_policies_of_deleted_roles():
    """CloudFormation detaches a role's managed policies before deleting the role; moto refuses."""
    delete_role = Role.delete_from_cloudformation_json

    def detach_and_delete(cls, resource_name, cloudformation_json, account_id, region_name):
        backend = iam_backends[account_id][get_partition(region_name)]
        role = backend.get_role(resource_name)
        for arn in list(role.managed_policies):
            backend.detach_role_policy(arn, resource_name)
        delete_role(resource_name, cloudformation_json, account_id, region_name)

    Role.delete_from_cloudformation_json = classmethod(detach_and_delete)
