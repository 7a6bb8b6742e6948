import json


def lambda_handler(event, context):
    """Takes what the validator let in."""
    return {"statusCode": 200, "body": json.dumps({"created": json.loads(event["body"])})}
