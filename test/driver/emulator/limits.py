"""What an account may create, and how AWS rejects the rest. moto 5.2 has neither quotas nor zones without a type.

The file that EMULATOR_LIMITS names says what differs from an account that may do everything; it is read at each
request: `{"zones": {"t4g.small": ["eu-west-1b"]}, "quotas": {"L-F678F1CE": 1}, "denied": ["ec2:CreateVpc"]}`.
"""

import json
import os

from moto.ec2.exceptions import DryRunClientError, EC2ClientError
from moto.ec2.models.elastic_ip_addresses import ElasticAddressBackend
from moto.ec2.models.instance_types import InstanceTypeOfferingBackend
from moto.ec2.models.instances import InstanceBackend
from moto.ec2.models.vpcs import VPCBackend
from moto.ec2.responses.elastic_ip_addresses import ElasticIPAddresses
from moto.ec2.responses.vpcs import VPCs
from moto.servicequotas.models import ServiceQuotasBackend

PLENTY = 1000
VPCS, ADDRESSES = "L-F678F1CE", "L-0263D0A3"


def limits(kind, default):
    path = os.environ.get("EMULATOR_LIMITS", "")
    if not os.path.exists(path):
        return default
    with open(path) as file:
        return json.load(file).get(kind, default)


def limit_accounts():
    answer_quotas()
    offer_types_by_zone()
    reject_beyond_quotas()
    reject_types_outside_their_zones()
    answer_dry_runs()


def answer_quotas():
    ServiceQuotasBackend.get_service_quota = lambda self, service_code, quota_code: {
        "ServiceCode": service_code,
        "QuotaCode": quota_code,
        "Value": float(limits("quotas", {}).get(quota_code, PLENTY)),
    }


def zones_of(instance_type):
    return limits("zones", {}).get(instance_type)


def offer_types_by_zone():
    offered = InstanceTypeOfferingBackend.describe_instance_type_offerings

    def without_excluded(self, location_type=None, filters=None):
        return [
            one
            for one in offered(self, location_type, filters)
            if zones_of(one["InstanceType"]) is None or one["Location"] in zones_of(one["InstanceType"])
        ]

    InstanceTypeOfferingBackend.describe_instance_type_offerings = without_excluded


def reject_beyond_quotas():
    """Errors of EC2: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html"""
    create, allocate = VPCBackend.create_vpc, ElasticAddressBackend.allocate_address

    def create_within_quota(self, *args, **kwargs):
        if len(self.vpcs) >= limits("quotas", {}).get(VPCS, PLENTY):
            raise EC2ClientError("VpcLimitExceeded", "The maximum number of VPCs has been reached.")
        return create(self, *args, **kwargs)

    def allocate_within_quota(self, *args, **kwargs):
        if len(self.addresses) >= limits("quotas", {}).get(ADDRESSES, PLENTY):
            raise EC2ClientError("AddressLimitExceeded", "The maximum number of addresses has been reached.")
        return allocate(self, *args, **kwargs)

    VPCBackend.create_vpc = create_within_quota
    ElasticAddressBackend.allocate_address = allocate_within_quota


def reject_types_outside_their_zones():
    run = InstanceBackend.run_instances

    def run_where_offered(self, *args, **kwargs):
        instance_type, subnet = kwargs.get("instance_type"), kwargs.get("subnet_id")
        zone = self.get_subnet(subnet).availability_zone if subnet else None
        offering = zones_of(instance_type)
        if zone and offering is not None and zone not in offering:
            text = f"Your requested instance type ({instance_type}) is not supported in your requested Availability Zone ({zone})."
            raise EC2ClientError("Unsupported", text)
        return run(self, *args, **kwargs)

    InstanceBackend.run_instances = run_where_offered


def answer_dry_runs():
    """moto creates a VPC also in a dry run, and rejects nobody."""

    def checked(action, respond):
        def respond_to_dry_run(self):
            if self._get_param("DryRun", False):
                if action in limits("denied", []):
                    raise EC2ClientError("UnauthorizedOperation", "You are not authorized to perform this operation.")
                raise DryRunClientError()
            return respond(self)

        return respond_to_dry_run

    VPCs.create_vpc = checked("ec2:CreateVpc", VPCs.create_vpc)
    ElasticIPAddresses.allocate_address = checked("ec2:AllocateAddress", ElasticIPAddresses.allocate_address)
