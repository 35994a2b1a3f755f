"""moto's server for the tests of `up`: `python -m emulator -H 127.0.0.1 -p PORT`, from the folder above.

Beside the types of vpn_types it holds Canonical's AMIs of Ubuntu 24.04 and their public parameters, which AWS keeps
and nobody can put there through the API.
"""

import os
import sys
import time
from datetime import datetime, timezone

from moto.core import DEFAULT_ACCOUNT_ID
from moto.ec2.models import ec2_backends
from moto.ec2.models.amis import Ami
from moto.server import main
from moto.ssm.models import Parameter, ssm_backends

from . import vpn_types  # noqa: F401  (moto finds CloudFormation types by subclass)
from .agents import give_instances_an_agent
from .limits import limit_accounts
from .rejections import reject_what_aws_rejects
from .repairs import repair_all
from .rights import teach_rights
from .stacks import teach_stacks

# The region of the tests, and that of a second site.
REGIONS = {os.environ["AWS_REGION"], "us-east-1"}
UBUNTU = "/aws/service/canonical/ubuntu/server/24.04/stable/current/{}/hvm/ebs-gp3/ami-id"
IMAGES = {"arm64": "ami-0a10b240a10b240a1", "amd64": "ami-0d10b240d10b240d1"}
FORMER_IMAGE = "ami-0a10b240a10b240a0"


def seed_ubuntu(region):
    backend = ssm_backends[DEFAULT_ACCOUNT_ID][region]
    for architecture, image in IMAGES.items():
        name = UBUNTU.format(architecture)
        backend._parameters[name].append(
            Parameter(
                account_id=DEFAULT_ACCOUNT_ID,
                name=name,
                value=image,
                parameter_type="String",
                description="",
                allowed_pattern="",
                keyid=None,
                last_modified_date=time.time(),
                version=1,
                data_type="aws:ec2:image",
            )
        )


def seed_images(region):
    backend = ec2_backends[DEFAULT_ACCOUNT_ID][region]
    for image, day in ((FORMER_IMAGE, datetime(2026, 1, 10)), *((image, datetime(2026, 11, 10)) for image in IMAGES.values())):
        created = day.replace(tzinfo=timezone.utc)
        backend.amis[image] = Ami(backend, ami_id=image, public=True, creation_date=created)


repair_all()
limit_accounts()
teach_rights()
teach_stacks()
reject_what_aws_rejects()
give_instances_an_agent()
for region in REGIONS:
    seed_ubuntu(region)
    seed_images(region)
main(sys.argv[1:])
