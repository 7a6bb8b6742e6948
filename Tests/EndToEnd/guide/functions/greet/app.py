def lambda_handler(event, context):
    """Answers what a template makes the response of."""
    return {"greeting": f"Hello {event['name']}!", "processed_at": event["timestamp"]}
