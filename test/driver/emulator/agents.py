"""The agent of Systems Manager, which moto leaves out: its commands succeed at once and print nothing.

Here the running instances have one. It knows one command, the driver's question to the IKE daemon and for a pending reboot, and answers with
list-sas.txt: what `swanctl --list-sas --pretty` printed on the router of the lab, between two strongSwans; only ages and
bytes are changed. That is an emulator's word, not a tunnel's. The tag `emulator-agent` of an instance makes it answer otherwise.
"""

import re
from pathlib import Path

from moto.ec2.models import ec2_backends
from moto.ssm.exceptions import SSMException
from moto.ssm.models import Command, SimpleSystemManagerBackend

TAG = "emulator-agent"
QUESTION = re.compile(r"^(timeout \d+ swanctl --list-sas --pretty|stat -c 'reboot required since %Y' /run/reboot-required 2>/dev/null)$")
ESTABLISHED = (Path(__file__).parent / "list-sas.txt").read_text()
NOTHING = "list-sas reply {\n}\n"
# The end of swanctl's words is its usage; Systems Manager adds the last line.
REFUSED = (
    "connecting to 'unix:///var/run/charon.vici' failed: Connection refused\n"
    "Error: connecting to 'default' URI failed: Connection refused\n"
    "strongSwan 5.9.8 swanctl\nusage:\n  swanctl --list-sas [--raw|--pretty]\n"
    "           --uri             (-u)  service URI to connect to\n"
    "failed to run commands: exit status 111"
)
UNKNOWN = "command not found\nfailed to run commands: exit status 127"

# By tag: status, exit code, standard output, standard error.
ANSWERS = {
    "": ("Success", 0, ESTABLISHED, ""),
    "reboot": ("Success", 0, f"reboot required since 1764150000\n{ESTABLISHED}", ""),
    "no-tunnel": ("Success", 0, NOTHING, ""),
    "no-daemon": ("Failed", 111, "", REFUSED),
    "slow": ("InProgress", -1, "", ""),
}


class InvalidInstanceId(SSMException):
    def __init__(self, instance_ids, account_id):
        listed = ", ".join(instance_ids)
        super().__init__(
            "InvalidInstanceId", f"Instances [[{listed}]] not in a valid state for account {account_id}"
        )


def give_instances_an_agent():
    send = SimpleSystemManagerBackend.send_command
    get = Command.get_invocation

    def send_to_agents(self, *args, **kwargs):
        instances = kwargs["instance_ids"]
        if any(mood(self.account_id, self.region_name, instance) in (None, "offline") for instance in instances):
            raise InvalidInstanceId(instances, self.account_id)
        return send(self, *args, **kwargs)

    def ask_agent(self, instance_id, plugin_name):
        invocation = get(self, instance_id, plugin_name)
        # As on AWS, the first look is too early.
        seen = invocation.pop("Seen", False)
        status, code, stdout, stderr = answer(self, instance_id) if seen else ANSWERS["slow"]
        invocation["Seen"] = True
        shown = {key: value for key, value in invocation.items() if key != "Seen"}
        return shown | {
            "Status": status,
            "StatusDetails": status,
            "ResponseCode": code,
            "StandardOutputContent": stdout,
            "StandardErrorContent": stderr,
        }

    SimpleSystemManagerBackend.send_command = send_to_agents
    Command.get_invocation = ask_agent


def answer(command, instance_id):
    if not all(QUESTION.match(line) for line in command.parameters.get("commands", [])):
        return ("Failed", 127, "", UNKNOWN)
    return ANSWERS[mood(command.account_id, command.backend_region, instance_id)]


def mood(account_id, region_name, instance_id):
    """None for an instance that is not running."""
    for reservation in ec2_backends[account_id][region_name].all_reservations():
        for instance in reservation.instances:
            if instance.id == instance_id and instance.state == "running":
                return {tag["key"]: tag["value"] for tag in instance.get_tags()}.get(TAG, "")
    return None
