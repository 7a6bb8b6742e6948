import json


def handler(event, context):
    """Says whose request has passed the validator."""
    body = json.loads(event["body"]) if event.get("body") else event["queryStringParameters"]
    return {"statusCode": 200, "body": json.dumps({"accepted": body["name"]})}
