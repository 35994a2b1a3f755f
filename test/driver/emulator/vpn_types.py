"""The CloudFormation types of a vpc2vnet link that moto 5.2 leaves out.

moto emulates the services behind these types (Secrets Manager, EC2, CloudWatch). Only the glue from its
CloudFormation to them is missing: it skips such a resource with a warning. Each class here is that glue
and nothing else, made of calls that moto's own API handlers make.
"""

import json

from moto.cloudwatch.models import cloudwatch_backends
from moto.core.common_models import CloudFormationModel
from moto.ec2.models import ec2_backends
from moto.secretsmanager.models import secretsmanager_backends


class Glue:
    """A resource that CloudFormation knows by its physical id."""

    def __init__(self, physical_resource_id):
        self.physical_resource_id = physical_resource_id

    @staticmethod
    def cloudformation_name_type():
        return ""

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr in ("Id", "Arn")

    def get_cfn_attribute(self, attribute_name):
        return self.physical_resource_id

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        cls.delete_from_cloudformation_json(
            original_resource.physical_resource_id, cloudformation_json, account_id, region_name
        )
        return cls.create_from_cloudformation_json(
            new_resource_name, cloudformation_json, account_id, region_name
        )


class SecretGlue(Glue, CloudFormationModel):
    @staticmethod
    def cloudformation_type():
        return "AWS::SecretsManager::Secret"

    @staticmethod
    def cloudformation_name_type():
        return "Name"

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name, **kwargs
    ):
        properties = cloudformation_json["Properties"]
        rule = properties["GenerateSecretString"]
        backend = secretsmanager_backends[account_id][region_name]
        password = backend.get_random_password(
            password_length=int(rule.get("PasswordLength", 32)),
            exclude_characters=rule.get("ExcludeCharacters", ""),
            exclude_numbers=is_true(rule.get("ExcludeNumbers")),
            exclude_punctuation=is_true(rule.get("ExcludePunctuation")),
            exclude_uppercase=is_true(rule.get("ExcludeUppercase")),
            exclude_lowercase=is_true(rule.get("ExcludeLowercase")),
            include_space=is_true(rule.get("IncludeSpace")),
            require_each_included_type=is_true(rule.get("RequireEachIncludedType", True)),
        )
        secret = backend.create_secret(
            name=resource_name,
            secret_string=json.loads(password)["RandomPassword"],
            secret_binary=None,
            description=properties.get("Description"),
            tags=properties.get("Tags", []),
            kms_key_id=None,
            client_request_token=None,
            replica_regions=[],
            force_overwrite=False,
        )
        return cls(json.loads(secret)["ARN"] if isinstance(secret, str) else secret["ARN"])

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name
    ):
        secretsmanager_backends[account_id][region_name].delete_secret(
            resource_name, recovery_window_in_days=None, force_delete_without_recovery=True
        )


class EipAssociationGlue(Glue, CloudFormationModel):
    @staticmethod
    def cloudformation_type():
        return "AWS::EC2::EIPAssociation"

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name, **kwargs
    ):
        properties = cloudformation_json["Properties"]
        backend = ec2_backends[account_id][region_name]
        address = backend.associate_address(
            instance=backend.get_instance(properties["InstanceId"]),
            allocation_id=properties["AllocationId"],
            reassociate=True,
        )
        return cls(address.association_id)

    @classmethod
    def delete_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name
    ):
        backend = ec2_backends[account_id][region_name]
        # What is gone already counts as deleted.
        if any(address.association_id == resource_name for address in backend.addresses):
            backend.disassociate_address(association_id=resource_name)


class VpcCidrBlockGlue(Glue, CloudFormationModel):
    @staticmethod
    def cloudformation_type():
        return "AWS::EC2::VPCCidrBlock"

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name, **kwargs
    ):
        properties = cloudformation_json["Properties"]
        association = ec2_backends[account_id][region_name].associate_vpc_cidr_block(
            properties["VpcId"], properties["CidrBlock"], False
        )
        return cls(association["association_id"])

    @classmethod
    def delete_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name
    ):
        ec2_backends[account_id][region_name].disassociate_vpc_cidr_block(resource_name)


class AlarmGlue(Glue, CloudFormationModel):
    @staticmethod
    def cloudformation_type():
        return "AWS::CloudWatch::Alarm"

    @staticmethod
    def cloudformation_name_type():
        return "AlarmName"

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name, **kwargs
    ):
        properties = cloudformation_json["Properties"]
        cloudwatch_backends[account_id][region_name].put_metric_alarm(
            name=resource_name,
            namespace=properties["Namespace"],
            metric_name=properties["MetricName"],
            comparison_operator=properties["ComparisonOperator"],
            evaluation_periods=int(properties["EvaluationPeriods"]),
            period=int(properties["Period"]),
            threshold=float(properties["Threshold"]),
            statistic=properties["Statistic"],
            description=properties.get("AlarmDescription", ""),
            dimensions=properties.get("Dimensions", []),
            alarm_actions=properties.get("AlarmActions", []),
            treat_missing_data=properties.get("TreatMissingData"),
        )
        return cls(resource_name)

    @classmethod
    def delete_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name
    ):
        cloudwatch_backends[account_id][region_name].delete_alarms([resource_name])


def is_true(value):
    return str(value).lower() == "true"
