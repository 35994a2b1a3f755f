"""Where moto 5.2 answers otherwise than AWS in a way that would stop a deployment. One function each."""

import random

from moto.cloudformation import parsing
from moto.cloudformation.models import CloudFormationBackend, Stack
from moto.cloudformation.parsing import OutputMap
from moto.ec2.models import elastic_ip_addresses
from moto.ec2.models.elastic_ip_addresses import ElasticAddress
from moto.ec2.models.route_tables import Route
from moto.ec2.models.security_groups import SecurityGroup
from moto.ssm.models import Parameter

from .deletions import delete_what_moto_leaves


def repair_all():
    hand_out_public_addresses()
    answer_public_ip()
    keep_defaults_as_previous_values()
    move_routes()
    delete_what_moto_leaves()
    forget_outputs_of_deleted_stacks()
    export_what_updates_add()
    keep_what_cannot_be_updated()
    allow_rules_without_ports()
    tag_stored_parameters()


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


def keep_defaults_as_previous_values():
    """UsePreviousValue of a parameter that was left at its default: moto raises KeyError."""
    resolve = CloudFormationBackend._resolve_update_parameters

    def resolve_known(self, instance, incoming_params):
        known = [
            parameter
            for parameter in incoming_params
            if not parameter.get("UsePreviousValue") or parameter["ParameterKey"] in instance.parameters
        ]
        return resolve(self, instance, known)

    CloudFormationBackend._resolve_update_parameters = resolve_known


def move_routes():
    """moto ignores a changed route; CloudFormation replaces it."""

    def replace(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        original_resource.delete(account_id, region_name)
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


def export_what_updates_add():
    """moto registers the exports of a stack when it is created only."""
    update_stack = CloudFormationBackend.update_stack

    def update_and_export(self, *args, **kwargs):
        stack = update_stack(self, *args, **kwargs)
        for export in stack.exports:
            self.exports[export.name] = export
        return stack

    CloudFormationBackend.update_stack = update_and_export


def keep_what_cannot_be_updated():
    """A changed resource of a type that moto cannot update is forgotten; here it stays as it was."""
    update = parsing.parse_and_update_resource

    def update_or_keep(logical_id, resource_json, resources_map, **kwargs):
        kept = resources_map[logical_id]
        return update(logical_id, resource_json, resources_map, **kwargs) or kept

    parsing.parse_and_update_resource = update_or_keep


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
