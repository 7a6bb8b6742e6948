// Says what it was asked: method and path below /echo.
exports.handler = async (event) => ({
  statusCode: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ method: event.httpMethod, path: event.pathParameters.proxy }),
});
