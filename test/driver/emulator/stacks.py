"""CloudFormation's ways with whole stacks, where moto 5.2 has its own: change sets, exports in use, failures.

An export that another stack imports stays as it is: an update that changes or removes it is rolled back, and the
deletion of its stack is canceled. A deployment that fails leaves the stack as it was, with the reason.
"""

from moto.cloudformation.exceptions import CloudFormationError, ValidationError
from moto.cloudformation import parsing
from moto.cloudformation.models import CloudFormationBackend, Event, Stack
from moto.cloudformation.parsing import Export, ResourceMap, clean_json
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult, EmptyResult

from .updates import is_replaced, references, update_in_order

NO_CHANGES = "The submitted information didn't contain changes. Submit different information to create a change set."


def teach_stacks():
    ResourceMap.update = update_in_order
    note_failed_resources()
    Stack.create_resources = create_or_roll_back(Stack.create_resources)
    Stack.parameter_list = property(parameter_list)
    Stack.stack_parameters = property(given_parameters)
    CloudFormationBackend.create_change_set = create_change_set(CloudFormationBackend.create_change_set)
    CloudFormationResponse.describe_change_set = describe_change_set
    CloudFormationResponse.delete_change_set = answer_delete_change_set
    CloudFormationBackend.execute_change_set = execute_change_set
    CloudFormationBackend.update_stack = update_stack
    CloudFormationBackend.delete_stack = delete_stack
    # Whether there is anything to do is asked below, with the values of stored parameters.
    CloudFormationResponse._validate_different_update = lambda *_: None


def given_parameters(stack):
    """What was given, or the default: for a stored parameter its name, not its value."""
    declared = stack.template_dict.get("Parameters", {})
    return {name: stack.parameters.get(name, one.get("Default")) for name, one in declared.items()}


def parameter_list(stack):
    resolved = stack.resource_map.resolved_parameters
    declared = stack.template_dict.get("Parameters", {})
    return [
        {"ParameterKey": name, "ParameterValue": value}
        | ({"ResolvedValue": resolved[name]} if declared[name]["Type"].startswith("AWS::SSM::") else {})
        for name, value in given_parameters(stack).items()
    ]


def create_or_roll_back(create):
    def create_resources(stack):
        try:
            create(stack)
        except Exception as error:
            add_failed_resource(stack, error)
            stack.resource_map.delete()
            # Describing it would otherwise create the resources again, to evaluate its outputs.
            stack.output_map = parsing.OutputMap(stack.resource_map, {}, stack.stack_id)
            end(stack, "ROLLBACK_COMPLETE", str(error))

    return create_resources


def note_failed_resources():
    create = parsing.parse_and_create_resource

    def create_or_note(logical_id, resource_json, *args, **kwargs):
        try:
            return create(logical_id, resource_json, *args, **kwargs)
        except Exception as error:
            if not hasattr(error, "failed_resource"):
                error.failed_resource = (logical_id, resource_json["Type"])
            raise

    parsing.parse_and_create_resource = create_or_note


def add_failed_resource(stack, error):
    if not hasattr(error, "failed_resource"):
        return
    logical_id, resource_type = error.failed_resource
    stack.events.append(
        Event(
            stack_id=stack.stack_id,
            stack_name=stack.name,
            logical_resource_id=logical_id,
            physical_resource_id="",
            resource_type=resource_type,
            resource_status="CREATE_FAILED",
            resource_status_reason=str(error),
            resource_properties=None,
        )
    )


def end(stack, status, reason=None):
    stack.status = status
    stack.status_reason = stack.stack_status_reason = reason
    stack._add_stack_event(status, resource_status_reason=reason)


def find_stack(backend, name_or_id):
    found = [stack for stack in backend.stacks.values() if name_or_id in (stack.name, stack.stack_id)]
    if not found:
        raise ValidationError(name_or_id)
    return found[0]


def create_change_set(create):
    def create_or_say_nothing_changes(self, stack_name, change_set_name, template, parameters, **kwargs):
        delete_change_set(self, change_set_name, stack_name)
        if kwargs["change_set_type"] == "CREATE":
            reviewed = [stack for stack in self.stacks.values() if stack.name == stack_name]
            for stack in reviewed:
                if stack.status != "REVIEW_IN_PROGRESS":
                    raise ValidationError(message=f"Stack [{stack_name}] already exists and cannot be created again")
                del self.stacks[stack.stack_id]
        ids = create(self, stack_name, change_set_name, template, parameters, **kwargs)
        change_set = self.change_sets[ids[0]]
        changes = kwargs["change_set_type"] == "CREATE" or differs(change_set.stack, template, parameters)
        change_set.status = "CREATE_COMPLETE" if changes else "FAILED"
        change_set.execution_status = "AVAILABLE" if changes else "UNAVAILABLE"
        change_set.status_reason = None if changes else NO_CHANGES
        return ids

    return create_or_say_nothing_changes


class ChangeSetNotFound(CloudFormationError):
    code = "ChangeSetNotFound"

    def __init__(self, name):
        super().__init__(f"ChangeSet [{name}] does not exist")


def change_sets_named(backend, name, stack_name):
    """By its id, or by a name that is of one stack only: moto takes it for that of any."""
    return [
        key
        for key, one in backend.change_sets.items()
        if key == name or (one.change_set_name == name and stack_name in (one.stack_name, one.stack_id))
    ]


def find_change_set(backend, name, stack_name):
    for key in change_sets_named(backend, name, stack_name):
        return backend.change_sets[key]
    raise ChangeSetNotFound(name)


def describe_change_set(self):
    names = self._get_param("ChangeSetName"), self._get_param("StackName")
    return ActionResult(find_change_set(self.cloudformation_backend, *names))


def answer_delete_change_set(self):
    delete_change_set(self.cloudformation_backend, self._get_param("ChangeSetName"), self._get_param("StackName"))
    return EmptyResult()


def delete_change_set(backend, name, stack_name):
    for key in change_sets_named(backend, name, stack_name):
        del backend.change_sets[key]


def execute_change_set(self, change_set_name, stack_name=None):
    change_set = find_change_set(self, change_set_name, stack_name)
    stack = self.stacks[change_set.stack_id]
    del self.change_sets[change_set.change_set_id]
    if change_set.change_set_type == "CREATE":
        stack.template = change_set.template
        stack._parse_template()
        stack.cross_stack_resources = self.exports
        stack.resource_map = stack._create_resource_map()
        stack.output_map = stack._create_output_map()
        self._validate_export_uniqueness(stack)
        export_all(self, stack)
        stack._add_stack_event("CREATE_IN_PROGRESS", resource_status_reason="User Initiated")
        stack.create_resources()
    else:
        apply_update(self, stack, change_set.template, change_set.parameters, change_set.tags)


def update_stack(self, name, template, role_arn, parameters, tags):
    stack = find_stack(self, name)
    known = given_parameters(stack)
    given = {
        one["ParameterKey"]: known.get(one["ParameterKey"])
        if one.get("UsePreviousValue")
        else one["ParameterValue"]
        for one in parameters
    }
    given = {key: value for key, value in given.items() if value is not None}
    if not differs(stack, template, given):
        raise ValidationError(message="No updates are to be performed.")
    apply_update(self, stack, template, given, tags)
    return stack


def apply_update(backend, stack, template, parameters, tags):
    stack._add_stack_event("UPDATE_IN_PROGRESS", resource_status_reason="User Initiated")
    wanted = Stack.parse_template(template)
    for name, importers in exports_in_use(backend, stack).items():
        kept = [output for output in wanted.get("Outputs", {}).values() if export_name(output) == name]
        if not kept:
            return end(stack, "UPDATE_ROLLBACK_COMPLETE", f"Delete canceled. Cannot delete export {name} as it is in use by {importers}.")
        if exported_value_changes(stack, name, kept[0], wanted):
            return end(stack, "UPDATE_ROLLBACK_COMPLETE", f"Update canceled. Cannot update export {name} as it is in use by {importers}.")
    try:
        stack.resource_map.update(wanted, parameters)
    except Exception as error:
        return end(stack, "UPDATE_ROLLBACK_COMPLETE", str(error))
    stack.template, stack.template_dict, stack.parameters = template, wanted, parameters
    stack.description = wanted.get("Description")
    stack.tags = stack.tags if tags is None else tags
    stack.output_map = stack._create_output_map()
    export_all(backend, stack)
    end(stack, "UPDATE_COMPLETE")


def differs(stack, template, parameters):
    wanted = Stack.parse_template(template)
    probe = ResourceMap(
        stack.stack_id, stack.name, parameters, {}, stack.region_name, stack.account_id, wanted, {}
    )
    probe.load_parameters()
    return wanted != stack.template_dict or probe.resolved_parameters != stack.resource_map.resolved_parameters


def export_all(backend, stack):
    for name in [name for name, one in backend.exports.items() if one.exporting_stack_id == stack.stack_id]:
        del backend.exports[name]
    for export in stack.exports:
        backend.exports[export.name] = Export(stack.stack_id, export.name, export.value)


def exports_in_use(backend, stack):
    """The stacks that import each export of a stack, by its name."""
    own = [name for name, one in backend.exports.items() if one.exporting_stack_id == stack.stack_id]
    users = {name: [other.name for other in backend.stacks.values() if imports(other, name)] for name in own}
    return {name: ", ".join(stacks) for name, stacks in users.items() if stacks}


def imports(stack, name):
    # A stack that was rolled back has nothing left.
    return stack.status != "ROLLBACK_COMPLETE" and name in imported_names(stack.template_dict, stack.resource_map)


def imported_names(node, resource_map):
    if isinstance(node, list):
        return {name for child in node for name in imported_names(child, resource_map)}
    if not isinstance(node, dict):
        return set()
    if "Fn::ImportValue" in node:
        return {clean_json(node["Fn::ImportValue"], resource_map)}
    return {name for child in node.values() for name in imported_names(child, resource_map)}


def export_name(output):
    name = (output.get("Export") or {}).get("Name")
    return name if isinstance(name, str) else None


def exported_value_changes(stack, name, output, wanted):
    """Told from the templates: a value of another resource, or of one that the update replaces."""
    before = [one for one in stack.template_dict["Outputs"].values() if export_name(one) == name]
    if [one["Value"] for one in before] != [output["Value"]]:
        return True
    old, new = stack.template_dict["Resources"], wanted["Resources"]
    return any(
        one not in new or is_replaced(old[one]["Type"], old[one].get("Properties", {}), new[one].get("Properties", {}))
        for one in references(output["Value"])
        if one in old
    )


def delete_stack(self, name_or_stack_id):
    try:
        stack = find_stack(self, name_or_stack_id)
    except ValidationError:
        return
    for name, importers in exports_in_use(self, stack).items():
        reason = f"Delete canceled. Cannot delete export {name} as it is in use by {importers}."
        return end(stack, stack.status, reason)
    try:
        stack.delete()
    except Exception as error:
        return end(stack, "DELETE_FAILED", str(error))
    for name in [name for name, one in self.exports.items() if one.exporting_stack_id == stack.stack_id]:
        del self.exports[name]
    self.deleted_stacks[stack.stack_id] = self.stacks.pop(stack.stack_id)
