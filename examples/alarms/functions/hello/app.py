import json


def handler(event, context):
    """Works."""
    return {"statusCode": 200, "body": json.dumps({"message": "Hello"})}
