"""Whose credentials a request has, and what IAM's policy simulator says of them. moto 5.2 does not simulate policies.

The caller is an assumed role with a path, and may do everything but the actions that `limits.py` knows as "denied".
"""

from moto.core import DEFAULT_ACCOUNT_ID
from moto.core.responses import ActionResult
from moto.iam.responses import IamResponse
from moto.sts.models import STSBackend

from .limits import limits

ROLE, PATH = "deployer", "/people/"
ROLE_ARN = f"arn:aws:iam::{DEFAULT_ACCOUNT_ID}:role{PATH}{ROLE}"
CALLER = f"arn:aws:sts::{DEFAULT_ACCOUNT_ID}:assumed-role/{ROLE}/somebody"


def teach_rights():
    STSBackend.get_caller_identity = lambda self, access_key_id, region: (
        "AROAIOSFODNN7EXAMPLE:somebody",
        CALLER,
        self.account_id,
    )
    answer_for_the_caller()
    IamResponse.simulate_principal_policy = simulate


def answer_for_the_caller():
    get = IamResponse.get_role

    def get_role(self):
        if self._get_param("RoleName") == ROLE:
            return ActionResult({"Role": {"RoleName": ROLE, "Path": PATH, "Arn": ROLE_ARN}})
        return get(self)

    IamResponse.get_role = get_role


def simulate(self):
    """One result for each action, as the reference of EvaluationResult says."""
    if self._get_param("PolicySourceArn") != ROLE_ARN:
        raise ValueError("the policies of another identity")
    denied = limits("denied", [])
    decisions = {True: "implicitDeny", False: "allowed"}
    results = [
        {
            "EvalActionName": action,
            "EvalResourceName": "*",
            "EvalDecision": decisions[action in denied],
            "ResourceSpecificResults": [
                {"EvalResourceName": resource, "EvalResourceDecision": decisions[action in denied]}
                for resource in self._get_param("ResourceArns", [])
            ],
        }
        for action in self._get_param("ActionNames", [])
    ]
    return ActionResult({"EvaluationResults": results, "IsTruncated": False})
