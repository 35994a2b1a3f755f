"""Where moto 5.2 answers otherwise than AWS in a way that would stop a deployment. One function each."""

import random

from moto.cloudformation.models import CloudFormationBackend, Stack
from moto.cloudformation.parsing import OutputMap
from moto.ec2.models import elastic_ip_addresses
from moto.ec2.models.elastic_ip_addresses import ElasticAddress
from moto.ec2.models.route_tables import Route

from .deletions import delete_what_moto_leaves


def repair_all():
    hand_out_public_addresses()
    answer_public_ip()
    keep_defaults_as_previous_values()
    move_routes()
    delete_what_moto_leaves()
    forget_outputs_of_deleted_stacks()


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
