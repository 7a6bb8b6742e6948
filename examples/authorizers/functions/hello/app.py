import json


def handler(event, context):
    """Says who the authorizer found."""
    authorizer = event["requestContext"].get("authorizer") or {}
    return {"statusCode": 200, "body": json.dumps({"user": authorizer.get("userId")})}
