import json
import os


def handler(event, context):
    """Answers with the header that a browser wants to see."""
    return {
        "statusCode": 200,
        "headers": {"Access-Control-Allow-Origin": os.environ["ORIGIN"]},
        "body": json.dumps({"message": "Hello"}),
    }
