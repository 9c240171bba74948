"""The loop of a custom runtime, as small as it can be: ask for an event, call the handler, send its answer."""
import http.client
import os

import handler

host, _, path = os.environ["AWS_LAMBDA_RUNTIME_API"].partition("/")
root = (f"/{path}" if path else "") + "/2018-06-01/runtime/invocation/"
connection = http.client.HTTPConnection(host)
while True:
    connection.request("GET", root + "next")
    invocation = connection.getresponse()
    request_id = invocation.headers["Lambda-Runtime-Aws-Request-Id"]
    answer = handler.handle(invocation.read())
    connection.request("POST", f"{root}{request_id}/response", answer, {"Content-Type": "application/json"})
    connection.getresponse().read()
