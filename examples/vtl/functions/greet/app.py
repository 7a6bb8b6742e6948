class BadRequest(Exception):
    """Something is wrong with what the caller sent."""

    def __str__(self):
        return f"BadRequest: {self.args[0]}"


def handler(event, context):
    """Greets whoever the request's template names; of HTTP it knows nothing."""
    if not event["name"]:
        raise BadRequest("name is missing")
    return {"greeting": f"Hello, {event['name']}!", "requestedAt": event["requestedAt"]}
