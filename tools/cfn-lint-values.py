"""What cfn-lint makes of a template's values, for comparison with Plumbline's own evaluator.

Reads one JSON object a line from stdin, {"template": …, "parameters": {name: text or list}}, and answers each with one line:
{"conditions": {name: bool}, "values": {property: tree}} of the resource "It". A condition that cfn-lint holds possible either
way is left out. In a tree, {"known": x} is what cfn-lint resolved to exactly one value, {"absent": true} is AWS::NoValue,
{"list": […]} and {"map": {…}} hold trees, and {"open": true} is whatever it does not resolve.

Usage: .tools/cfn-lint/bin/python tools/cfn-lint-values.py
"""

import json
import sys
from copy import deepcopy

from cfnlint.conditions.conditions import UnknownSatisfisfaction
from cfnlint.decode.utils import convert_dict
from cfnlint.helpers import is_function
from cfnlint.jsonschema import CfnTemplateValidator
from cfnlint.template import Template

OPEN = {"open": True}


class Undecided(Exception):
    pass


def tree(validator, instance):
    name, _ = is_function(instance)
    if instance == {"Ref": "AWS::NoValue"}:
        return {"absent": True}
    if name is None:
        if isinstance(instance, dict):
            return {"map": {key: tree(validator, item) for key, item in instance.items()}}
        if isinstance(instance, list):
            return {"list": [tree(validator, item) for item in instance]}
        return {"known": instance}
    try:
        instance = chosen(validator, instance)
    except Undecided:
        return OPEN
    if is_function(instance)[0] != name:
        return tree(validator, instance)
    found = {}
    for value, found_by, error in validator.resolve_value(instance):
        if error is not None:
            return OPEN
        one = {"known": value} if name == "Fn::ToJsonString" else tree(found_by, value)
        found[json.dumps(one, sort_keys=True, default=str)] = one
    return next(iter(found.values())) if len(found) == 1 else OPEN


def chosen(validator, instance):
    """The branches of Fn::If by cfn-lint's own decisions: its resolver passes over a branch that it cannot resolve."""
    if isinstance(instance, list):
        return [chosen(validator, item) for item in instance]
    if not isinstance(instance, dict):
        return instance
    if list(instance) == ["Fn::If"]:
        condition, yes, no = instance["Fn::If"]
        decision = decided(validator, condition)
        if decision is None:
            raise Undecided
        return chosen(validator, yes if decision else no)
    return {key: chosen(validator, item) for key, item in instance.items()}


def decided(validator, condition):
    values = validator.context.ref_values
    try:
        yes = validator.cfn.conditions.satisfiable({condition: True}, values)
        no = validator.cfn.conditions.satisfiable({condition: False}, values)
    except UnknownSatisfisfaction:
        return None
    return None if yes == no else yes


def answer(question):
    cfn = Template("it.json", convert_dict(deepcopy(question["template"])))
    cfn.transform()
    validator = CfnTemplateValidator(schema={}, context=cfn.context, cfn=cfn)
    # One region, so that every pseudo parameter has one value.
    for _, context in validator.context.ref_value("AWS::Region"):
        validator = validator.evolve(context=context.evolve(ref_values=question["parameters"]))
        break
    names = list((cfn.template.get("Conditions") or {}).keys())
    decisions = {name: decided(validator, name) for name in names}
    properties = cfn.template["Resources"]["It"]["Properties"]
    return {
        "conditions": {name: one for name, one in decisions.items() if one is not None},
        "values": {key: tree(validator, item) for key, item in properties.items()},
    }


for line in sys.stdin:
    try:
        said = answer(json.loads(line))
    except Exception as error:  # the comparison must see that nothing was compared, and why
        said = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(said, default=str), flush=True)
