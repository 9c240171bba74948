using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace BackupScheduler.Aws.Tests.Wire;

/// <summary>What the stub does with a request.</summary>
internal delegate Task Answer(Received request, HttpContext context);

/// <summary>The ways in which AWS, or the road to it, answers.</summary>
internal static class Answers
{
    private const string JsonType = "application/x-amz-json-1.0";

    public static Answer Json(string body) => Raw(200, body, JsonType);

    public static Answer Error(string code, int status = 400, string message = "said so") =>
        Raw(status, $$"""{"__type":"com.amazonaws.any#{{code}}","message":{{JsonSerializer.Serialize(message)}}}""", JsonType);

    public static Answer QueryError(string code, int status = 403, string message = "said so") => Raw(
        status,
        $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r</RequestId></ErrorResponse>",
        "text/xml");

    /// <summary>An operation's result in the Query protocol's XML.</summary>
    public static Answer Xml(string operation, string result = "") => Raw(
        200,
        $"<{operation}Response xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><{operation}Result>{result}</{operation}Result></{operation}Response>",
        "text/xml");

    public static Answer Raw(int status, string body, string type) => (_, context) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    };

    /// <summary>Says nothing until the caller gives up.</summary>
    public static Answer Silence { get; } = (_, context) =>
        Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>Takes the request and drops the connection.</summary>
    public static Answer Reset { get; } = (_, context) =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    public static Answer Session(TimeSpan lifetime, string accessKey = "ASIASESSION") => Raw(
        200,
        $"""
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
          <AssumedRoleUser><Arn>arn:aws:sts::1:assumed-role/r/s</Arn><AssumedRoleId>AROA:s</AssumedRoleId></AssumedRoleUser>
          <Credentials><AccessKeyId>{accessKey}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
            <Expiration>{DateTime.UtcNow + lifetime:yyyy-MM-dd'T'HH:mm:ss'Z'}</Expiration></Credentials>
        </AssumeRoleResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></AssumeRoleResponse>
        """,
        "text/xml");
}
