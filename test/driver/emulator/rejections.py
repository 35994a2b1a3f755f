"""What CloudFormation and EC2 reject whatever an account may do, and moto 5.2 accepts.

A template beyond 51,200 bytes without a bucket, CIDR blocks that a VPC cannot have together, and two tags of a role
that differ in upper and lower case only.
"""

import ipaddress

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import CloudFormationBackend
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.vpcs import VPCBackend
from moto.iam.exceptions import IAMException
from moto.iam.models import IAMBackend

LARGEST_TEMPLATE = 51_200

# By the range of the primary CIDR block; the first that contains it counts.
# https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
RESTRICTIONS = [
    ("10.0.0.0/15", ["10.0.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16"]),
    ("10.0.0.0/8", ["172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16"]),
    ("172.16.0.0/12", ["10.0.0.0/8", "172.31.0.0/16", "192.168.0.0/16", "198.19.0.0/16"]),
    ("192.168.0.0/16", ["10.0.0.0/8", "172.16.0.0/12", "198.19.0.0/16"]),
    ("0.0.0.0/0", ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16"]),
]


def reject_what_aws_rejects():
    reject_large_templates()
    reject_associations()
    reject_equal_tags()


def reject_large_templates():
    def limited(deploy):
        def deploy_within_limit(self, *args, **kwargs):
            template = next((one for one in (*args, *kwargs.values()) if isinstance(one, str) and "Resources" in one), "")
            if len(template.encode()) > LARGEST_TEMPLATE:
                text = f"1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to {LARGEST_TEMPLATE}"
                raise ValidationError(message=text)
            return deploy(self, *args, **kwargs)

        return deploy_within_limit

    for name in ("create_stack", "update_stack", "create_change_set"):
        setattr(CloudFormationBackend, name, limited(getattr(CloudFormationBackend, name)))


def reject_associations():
    associate = VPCBackend.associate_vpc_cidr_block

    def associate_unless_restricted(self, vpc_id, cidr_block, amazon_provided_ipv6_cidr_block):
        primary = ipaddress.ip_network(self.get_vpc(vpc_id).cidr_block)
        further = ipaddress.ip_network(cidr_block)
        row = next(ranges for of, ranges in RESTRICTIONS if primary.subnet_of(ipaddress.ip_network(of)))
        if any(further.overlaps(ipaddress.ip_network(one)) for one in row):
            raise EC2ClientError("InvalidVpc.Range", f"The CIDR '{cidr_block}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR.")
        return associate(self, vpc_id, cidr_block, amazon_provided_ipv6_cidr_block)

    VPCBackend.associate_vpc_cidr_block = associate_unless_restricted


def reject_equal_tags():
    """https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules"""
    create = IAMBackend.create_role

    def create_unless_equal(self, *args, **kwargs):
        tags = kwargs.get("tags") or next((one for one in args if isinstance(one, list)), [])
        keys = [tag["Key"].lower() for tag in tags]
        if len(set(keys)) < len(keys):
            raise IAMException("InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.")
        return create(self, *args, **kwargs)

    IAMBackend.create_role = create_unless_equal
