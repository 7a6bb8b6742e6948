import json


def handler(event, context):
    """A price that a cache may keep for a while."""
    parameters = event.get("pathParameters") or {}
    return {"statusCode": 200, "body": json.dumps({"id": parameters.get("id"), "price": 42})}
