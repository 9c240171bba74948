using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>Error answers in the form that each service gives them on the wire.</summary>
public static class AwsError
{
    private const string RequestId = "00000000-0000-0000-0000-000000000000";

    public static ProxyAnswer Throttling(ProxyCall call) => call.Service switch
    {
        "organizations" => Of(call, 400, "TooManyRequestsException", "AWS Organizations can't complete your request because another request is already in progress. Try again later."),
        "sqs" => Of(call, 400, "RequestThrottled", "Request is throttled."),
        "sts" or "iam" => Of(call, 400, "Throttling", "Rate exceeded"),
        "s3" => Of(call, 503, "SlowDown", "Please reduce your request rate."),
        "tagging" => Of(call, 400, "ThrottledException", "Rate exceeded"),
        _ => Of(call, 400, "ThrottlingException", "Rate exceeded"),
    };

    public static ProxyAnswer AccessDenied(ProxyCall call) => call.Service switch
    {
        "sts" or "iam" or "s3" => Of(call, 403, "AccessDenied", NotAuthorized(call)),
        _ => Of(call, 400, "AccessDeniedException", NotAuthorized(call)),
    };

    public static ProxyAnswer InternalError(ProxyCall call) => call.Service switch
    {
        "sts" or "iam" => Of(call, 500, "InternalFailure", "Internal failure"),
        "tagging" => Of(call, 500, "InternalServiceException", "Internal failure"),
        "s3" => Of(call, 500, "InternalError", "We encountered an internal error. Please try again."),
        _ => Of(call, 500, "InternalServerError", "Internal server error"),
    };

    /// <summary>Any error of any service, in its protocol.</summary>
    public static ProxyAnswer Of(ProxyCall call, int status, string code, string message) => call.Service switch
    {
        "sts" => Xml("https://sts.amazonaws.com/doc/2011-06-15/", status, code, message),
        "iam" => Xml("https://iam.amazonaws.com/doc/2010-05-08/", status, code, message),
        "s3" => ProxyAnswer.Of(status, "application/xml", new XElement("Error", ErrorParts(code, message)).ToString()),
        "sqs" => Json("application/x-amz-json-1.0", "com.amazonaws.sqs#", status, code, message),
        "dynamodb" => Json("application/x-amz-json-1.0", DynamoNamespace(code), status, code, message),
        _ => Json("application/x-amz-json-1.1", "", status, code, message),
    };

    /// <summary>DynamoDB's front end (throttling, permissions, validation) has other namespaces than the service behind it.</summary>
    private static string DynamoNamespace(string code) => code switch
    {
        "ThrottlingException" => "com.amazon.coral.availability#",
        "AccessDeniedException" => "com.amazon.coral.service#",
        "ValidationException" => "com.amazon.coral.validate#",
        _ => "com.amazonaws.dynamodb.v20120810#",
    };

    private static string NotAuthorized(ProxyCall call) =>
        $"User: arn:aws:sts::{call.Account}:assumed-role/tester/tester is not authorized to perform: {call.Service}:{call.Operation}";

    private static ProxyAnswer Json(string contentType, string prefix, int status, string code, string message) =>
        ProxyAnswer.Of(status, contentType,
            new JsonObject { ["__type"] = prefix + code, ["message"] = message }.ToJsonString());

    private static ProxyAnswer Xml(XNamespace ns, int status, string code, string message) => ProxyAnswer.Of(
        status, "text/xml", new XElement(ns + "ErrorResponse",
            new XElement(ns + "Error",
                new XElement(ns + "Type", status < 500 ? "Sender" : "Receiver"),
                new XElement(ns + "Code", code),
                new XElement(ns + "Message", message)),
            new XElement(ns + "RequestId", RequestId)).ToString());

    private static XElement[] ErrorParts(string code, string message) =>
        [new XElement("Code", code), new XElement("Message", message), new XElement("RequestId", RequestId)];
}
