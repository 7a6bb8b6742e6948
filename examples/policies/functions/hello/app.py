import json


def handler(event, context):
    """Says which path was called."""
    return {"statusCode": 200, "body": json.dumps({"path": event["path"]})}
