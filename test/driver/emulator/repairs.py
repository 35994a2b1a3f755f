"""Where moto 5.2 answers otherwise than AWS in a way that would stop a deployment. One function each."""

import os
import random

from moto.cloudformation import parsing
from moto.cloudformation.models import Stack
from moto.cloudformation.parsing import OutputMap
from moto.ec2.exceptions import DependencyViolationError
from moto.ec2.models import ec2_backends, elastic_ip_addresses
from moto.ec2.models.elastic_ip_addresses import ElasticAddress
from moto.ec2.models.instances import Instance
from moto.ec2.models.route_tables import Route
from moto.ec2.models.security_groups import SecurityGroup
from moto.ec2.models.subnets import SubnetBackend, SubnetRouteTableAssociation
from moto.ssm.models import Parameter

from .deletions import delete_what_moto_leaves


def repair_all():
    hand_out_public_addresses()
    answer_public_ip()
    move_routes()
    delete_what_moto_leaves()
    forget_outputs_of_deleted_stacks()
    allow_rules_without_ports()
    tag_stored_parameters()
    tag_addresses()
    associate_route_tables()
    change_rules_in_place()
    start_instances_as_described()
    refuse_to_delete_subnets_in_use()
    release_what_a_terminated_instance_has()
    list_zones_of_the_region()


def hand_out_public_addresses():
    """Elastic IPs of moto are loopback addresses (127.x), which the hand-off rightly refuses."""
    elastic_ip_addresses.random_ip = lambda: f"54.{random.randint(64, 95)}.{random.randint(0, 255)}.{random.randint(1, 254)}"


def answer_public_ip():
    """`Fn::GetAtt` of an Elastic IP: CloudFormation answers PublicIp, moto only AllocationId."""
    answered = ElasticAddress.get_cfn_attribute
    ElasticAddress.has_cfn_attr = classmethod(lambda cls, attr: attr in ("AllocationId", "PublicIp"))
    ElasticAddress.get_cfn_attribute = lambda self, attr: (
        self.public_ip if attr == "PublicIp" else answered(self, attr)
    )


def move_routes():
    """moto ignores a changed route; CloudFormation replaces it, and fails when it does not exist."""

    def replace(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        table, prefix = original_resource.route_table.id, original_resource.destination_cidr_block
        ec2_backends[account_id][region_name].delete_route(table, prefix)
        return cls.create_from_cloudformation_json(
            new_resource_name, cloudformation_json, account_id, region_name
        )

    Route.update_from_cloudformation_json = classmethod(replace)


def forget_outputs_of_deleted_stacks():
    """Describing a deleted stack evaluates its outputs, and moto's lazy map creates the resources anew."""
    delete = Stack.delete

    def delete_and_forget(self):
        delete(self)
        self.output_map = OutputMap(self.resource_map, {}, self.stack_id)

    Stack.delete = delete_and_forget


def allow_rules_without_ports():
    """A rule for all protocols has no ports; moto looks them up all the same."""
    create = SecurityGroup.create_from_cloudformation_json

    def create_with_ports(cls, resource_name, cloudformation_json, *args, **kwargs):
        for rule in cloudformation_json["Properties"].get("SecurityGroupIngress", []):
            rule.setdefault("FromPort", None)
            rule.setdefault("ToPort", None)
        return create(resource_name, cloudformation_json, *args, **kwargs)

    SecurityGroup.create_from_cloudformation_json = classmethod(create_with_ports)


def tag_stored_parameters():
    """The tags of AWS::SSM::Parameter are a map, unlike those of other types; moto takes a list."""
    create = Parameter.create_from_cloudformation_json

    def create_with_tags(cls, resource_name, cloudformation_json, *args, **kwargs):
        properties = cloudformation_json["Properties"]
        tags = [{"Key": key, "Value": value} for key, value in (properties.get("Tags") or {}).items()]
        listed = {**cloudformation_json, "Properties": {**properties, "Tags": tags}}
        return create(resource_name, listed, *args, **kwargs)

    Parameter.create_from_cloudformation_json = classmethod(create_with_tags)


def tag_addresses():
    """moto drops the tags that a template gives an Elastic IP."""
    create = ElasticAddress.create_from_cloudformation_json

    def create_with_tags(cls, resource_name, cloudformation_json, *args, **kwargs):
        address = create(resource_name, cloudformation_json, *args, **kwargs)
        for tag in cloudformation_json["Properties"].get("Tags", []):
            address.add_tag(tag["Key"], tag["Value"])
        return address

    ElasticAddress.create_from_cloudformation_json = classmethod(create_with_tags)


def associate_route_tables():
    """moto notes an association of a template, and leaves the subnet with the main route table."""
    create = SubnetRouteTableAssociation.create_from_cloudformation_json

    def create_and_associate(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        properties = cloudformation_json["Properties"]
        backend = ec2_backends[account_id][region_name]
        for table in backend.route_tables.values():
            for association, subnet in list(table._associations.items()):
                if subnet == properties["SubnetId"]:
                    del table._associations[association]
        backend.associate_route_table(properties["RouteTableId"], subnet_id=properties["SubnetId"])
        return create(resource_name, cloudformation_json, account_id, region_name, **kwargs)

    SubnetRouteTableAssociation.create_from_cloudformation_json = classmethod(create_and_associate)


def change_rules_in_place():
    """A security group keeps its id when its rules change; moto makes another group."""

    def change(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        original_resource.ingress_rules.clear()
        for rule in cloudformation_json["Properties"].get("SecurityGroupIngress", []):
            ec2_backends[account_id][region_name].authorize_security_group_ingress(
                group_name_or_id=original_resource.id,
                ip_protocol=rule["IpProtocol"],
                from_port=rule.get("FromPort"),
                to_port=rule.get("ToPort"),
                ip_ranges=rule.get("CidrIp", []),
                source_groups=[],
                vpc_id=original_resource.vpc_id,
            )
        return original_resource

    SecurityGroup.update_from_cloudformation_json = classmethod(change)


def start_instances_as_described():
    """moto ignores the network interfaces and the check of source and destination; and it cannot update an instance."""

    def create(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        properties = cloudformation_json["Properties"]
        backend = ec2_backends[account_id][region_name]
        interface = next(iter(properties.get("NetworkInterfaces", [])), {})
        profile = properties.get("IamInstanceProfile")
        instance = backend.run_instances(
            image_id=properties["ImageId"],
            user_data=properties.get("UserData"),
            count=1,
            security_group_names=[],
            security_group_ids=interface.get("GroupSet", properties.get("SecurityGroupIds", [])),
            instance_type=properties["InstanceType"],
            is_instance_type_default=False,
            subnet_id=interface.get("SubnetId", properties.get("SubnetId")),
            associate_public_ip=interface.get("AssociatePublicIpAddress"),
            block_device_mappings=properties.get("BlockDeviceMappings", []),
        ).instances[0]
        for tag in properties.get("Tags", []):
            instance.add_tag(tag["Key"], tag["Value"])
        instance.source_dest_check = properties.get("SourceDestCheck", True)
        if profile:
            backend.associate_iam_instance_profile(instance_id=instance.id, iam_instance_profile_name=profile)
        return instance

    def change(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        """User data stays what the machine has booted with: cloud-init does not run it again."""
        properties = cloudformation_json["Properties"]
        original_resource.instance_type = properties["InstanceType"]
        original_resource.source_dest_check = properties.get("SourceDestCheck", True)
        return original_resource

    Instance.create_from_cloudformation_json = classmethod(create)
    Instance.update_from_cloudformation_json = classmethod(change)


def list_zones_of_the_region():
    """`Fn::GetAZs` without a region means that of the stack; moto lists those of us-east-1."""
    parsing.DEFAULT_REGION = os.environ["AWS_REGION"]


def refuse_to_delete_subnets_in_use():
    """EC2 keeps a subnet in which an instance is; moto deletes it below the machine."""
    delete = SubnetBackend.delete_subnet

    def delete_unless_used(self, subnet_id):
        for instance in self.all_instances():
            if instance.subnet_id == subnet_id and instance.state != "terminated":
                raise DependencyViolationError(f"The subnet '{subnet_id}' has dependencies and cannot be deleted.")
        return delete(self, subnet_id)

    SubnetBackend.delete_subnet = delete_unless_used


def release_what_a_terminated_instance_has():
    """
    EC2 deletes an interface that it created at the launch with its instance, and disassociates its Elastic IP; moto
    keeps both. To terminate a terminated instance changes nothing in EC2; moto fails.
    """
    terminate = Instance.terminate

    def release_and_terminate(self):
        if self.state == "terminated":
            return self._state
        for interface in self.nics.values():
            interface.delete_on_termination = True
        for address in self.ec2_backend.addresses:
            if address.instance is self or (address.eni and address.eni.instance is self):
                address.instance = None
                address.eni = None
                address.association_id = None
        return terminate(self)

    Instance.terminate = release_and_terminate
