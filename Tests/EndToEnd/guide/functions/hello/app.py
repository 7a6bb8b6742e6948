import json


def lambda_handler(event, context):
    """Greets whoever the query names."""
    name = (event.get("queryStringParameters") or {}).get("name", "World")
    return {"statusCode": 200, "body": json.dumps({"message": f"Hello, {name}!"})}
