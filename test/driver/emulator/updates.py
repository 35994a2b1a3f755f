"""How CloudFormation updates the resources of a stack, which moto 5.2 does by its own order and without replacement.

Resources are created and changed in the order of their references, and what is no longer needed is deleted at the end. A
change of some properties replaces a resource; a resource is changed, too, when something that it refers to was
replaced. When one fails, all are put back.
"""

from moto.cloudformation.parsing import clean_json, parse_and_create_resource, parse_and_update_resource
from moto.ec2.models import ec2_backends
from moto.ec2.models.core import TaggedEC2Resource

# Properties whose change replaces a resource; of a type that is not listed none does.
REPLACED_BY = {
    "AWS::EC2::VPC": {"CidrBlock"},
    "AWS::EC2::VPCCidrBlock": {"CidrBlock", "VpcId"},
    "AWS::EC2::Subnet": {"AvailabilityZone", "CidrBlock", "VpcId"},
    "AWS::EC2::RouteTable": {"VpcId"},
    "AWS::EC2::SubnetRouteTableAssociation": {"RouteTableId", "SubnetId"},
    "AWS::EC2::VPCGatewayAttachment": {"InternetGatewayId", "VpcId"},
    "AWS::EC2::Route": {"DestinationCidrBlock", "RouteTableId"},
    "AWS::EC2::EIP": {"Domain"},
    "AWS::EC2::EIPAssociation": {"AllocationId", "InstanceId"},
    "AWS::EC2::SecurityGroup": {"GroupDescription", "GroupName", "VpcId"},
    "AWS::EC2::Instance": {
        "AvailabilityZone",
        "BlockDeviceMappings",
        "ImageId",
        "KeyName",
        "NetworkInterfaces",
        "SubnetId",
    },
    "AWS::SecretsManager::Secret": {"Name"},
    "AWS::SSM::Parameter": {"Name"},
}


# Types whose former resource is deleted before the new one is created. An internet gateway is in one VPC at a time, and
# CloudFormation moves it: https://github.com/aws/aws-cdk/issues/18434 has an update that replaces a VPC.
DELETED_FIRST = {"AWS::EC2::VPCGatewayAttachment"}


def is_replaced(resource_type, before, after):
    return any(before.get(name) != after.get(name) for name in REPLACED_BY.get(resource_type, ()))


def update_in_order(self, template, parameters=None):
    """Takes the place of ResourceMap.update."""
    Update(self, template, parameters).run()


class Update:
    def __init__(self, resources, template, parameters):
        self.resources = resources
        self.template = template
        self.parameters = parameters
        self.before = resources._resource_json_map
        self.kept = dict(resources._parsed_resources)
        self.was = (resources._template, resources.input_parameters, dict(resources.resolved_parameters))
        self.properties = {name: self.resolve(name) for name in self.before if name in self.kept}
        self.obsolete = []
        self.undo = []

    def run(self):
        try:
            self.apply()
        except Exception:
            self.roll_back()
            raise
        self.clean_up()

    def resolve(self, name):
        return clean_json(self.resources._resource_json_map[name].get("Properties", {}), self.resources)

    def use(self, template, parameters):
        resources = self.resources
        resources._template = template
        resources.input_parameters = parameters
        resources._resource_json_map = template["Resources"]
        resources.resolved_parameters = {}
        resources.load_mapping()
        resources.load_parameters()
        resources.load_conditions()

    def apply(self):
        resources = self.resources
        self.use(self.template, self.was[1] if self.parameters is None else self.parameters)
        for name in in_order(self.template["Resources"]):
            body = self.template["Resources"][name]
            if name not in self.kept:
                if resources[name] is not None:
                    self.undo.append(lambda made=resources[name], body=body: resources._delete_resource(made, body))
                continue
            before, after = self.properties[name], self.resolve(name)
            if before == after:
                continue
            if is_replaced(body["Type"], before, after):
                self.replace(name, body)
            else:
                self.change(name, body, before, after)
        for name in reversed(in_order(self.before)):
            if name not in self.template["Resources"] and name in self.kept:
                self.obsolete.append((resources._parsed_resources.pop(name), self.before[name]))

    def replace(self, name, body):
        resources = self.resources
        place = (resources._account_id, resources._region_name)
        old = self.kept[name]
        deleted_first = body["Type"] in DELETED_FIRST
        if deleted_first:
            resources._delete_resource(old, self.before[name])
        else:
            self.obsolete.insert(0, (old, self.before[name]))
        made = parse_and_create_resource(name, body, resources, *place)
        resources._parsed_resources[name] = made

        def put_back():
            resources._delete_resource(made, body)
            if deleted_first or body["Type"] == "AWS::EC2::EIPAssociation":
                # An address is on one instance at a time, so that the new association has ended the old one.
                self.kept[name] = parse_and_create_resource(name, self.before[name], resources, *place)

        self.undo.append(put_back)

    def change(self, name, body, before, after):
        resources = self.resources
        resource = self.kept[name]
        self.update(name, body, before, after)
        self.undo.append(lambda: self.update(name, self.before[name], after, before, resource))

    def update(self, name, body, before, after, resource=None):
        resources = self.resources
        resource = resource or resources._parsed_resources[name]
        changed = {key for key in {*before, *after} if before.get(key) != after.get(key)}
        if isinstance(resource, TaggedEC2Resource) and "Tags" in changed:
            retag(resources, resource, before.get("Tags", []), after.get("Tags", []))
        if not changed - {"Tags"}:
            return
        updated = parse_and_update_resource(
            name, body, resources, account_id=resources._account_id, region_name=resources._region_name
        )
        resources._parsed_resources[name] = updated or resource

    def roll_back(self):
        resources = self.resources
        template, parameters, resolved = self.was
        resources._parsed_resources = self.kept
        resources._template, resources.input_parameters = template, parameters
        resources._resource_json_map, resources.resolved_parameters = self.before, resolved
        for undo in reversed(self.undo):
            attempt(undo)

    def clean_up(self):
        """What cannot be deleted, such as a network with a machine in it, stays behind, as in CloudFormation."""
        left = self.obsolete
        for _ in range(len(left)):
            left = [
                (resource, body)
                for resource, body in left
                if not attempt(lambda one=resource, body=body: self.resources._delete_resource(one, body))
            ]


def attempt(action):
    try:
        action()
    except Exception:
        return False
    return True


def retag(resources, resource, before, after):
    backend = ec2_backends[resources._account_id][resources._region_name]
    kept = {tag["Key"] for tag in after}
    gone = {tag["Key"]: None for tag in before if tag["Key"] not in kept}
    if gone:
        backend.delete_tags([resource.id], gone)
    for tag in after:
        resource.add_tag(tag["Key"], tag["Value"])


def in_order(bodies):
    """Names of resources, each after those that it refers to."""
    ordered = []

    def visit(name):
        if name in ordered:
            return
        body = bodies[name]
        depends = body.get("DependsOn", [])
        for other in [*([depends] if isinstance(depends, str) else depends), *references(body.get("Properties", {}))]:
            if other in bodies and other != name:
                visit(other)
        ordered.append(name)

    for name in bodies:
        visit(name)
    return ordered


def references(node):
    if isinstance(node, list):
        return [name for child in node for name in references(child)]
    if not isinstance(node, dict):
        return []
    if "Ref" in node:
        return [node["Ref"]]
    if "Fn::GetAtt" in node:
        return [node["Fn::GetAtt"][0]]
    return [name for child in node.values() for name in references(child)]
