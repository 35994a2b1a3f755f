"""moto's server for the tests of `up`: `python -m emulator -H 127.0.0.1 -p PORT`, from the folder above.

Beside the types of vpn_types it holds Canonical's public parameter for Ubuntu 24.04, which AWS keeps and
nobody can put there through the API.
"""

import os
import sys
import time

from moto.core import DEFAULT_ACCOUNT_ID
from moto.server import main
from moto.ssm.models import Parameter, ssm_backends

from . import vpn_types  # noqa: F401  (moto finds CloudFormation types by subclass)
from .agents import give_instances_an_agent
from .limits import limit_accounts
from .repairs import repair_all
from .stacks import teach_stacks

UBUNTU = "/aws/service/canonical/ubuntu/server/24.04/stable/current/{}/hvm/ebs-gp3/ami-id"
IMAGES = {"arm64": "ami-0a10b240a10b240a1", "amd64": "ami-0d10b240d10b240d1"}


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


repair_all()
limit_accounts()
teach_stacks()
give_instances_an_agent()
seed_ubuntu(os.environ["AWS_REGION"])
main(sys.argv[1:])
