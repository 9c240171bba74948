using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupScheduler.LocalAws.Lambda;

/// <summary>The Runtime API's bodies and headers.</summary>
internal static class RuntimeHttp
{
    public static async Task WriteAsync(HttpContext context, Invocation invocation, string functionArn)
    {
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = $"{DateTimeOffset.UtcNow.Add(invocation.Timeout).ToUnixTimeMilliseconds()}";
        headers["Lambda-Runtime-Trace-Id"] = invocation.TraceId;
        headers["Lambda-Runtime-Invoked-Function-Arn"] = functionArn;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(invocation.Payload, context.RequestAborted);
    }

    public static async Task<InvocationResult> ResponseAsync(HttpContext context) => new(await BodyAsync(context));

    /// <summary>The error's type is in a header too, but only the body has its message.</summary>
    public static async Task<InvocationResult> ErrorAsync(HttpContext context)
    {
        var body = await BodyAsync(context);
        var error = Json.ObjectOrEmpty(body);
        return InvocationResult.Failed(
            (string?)error["errorType"] ?? context.Request.Headers["Lambda-Runtime-Function-Error-Type"].ToString(),
            (string?)error["errorMessage"] ?? body);
    }

    public static Task RefuseAsync(HttpContext context, int status, string type, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            new JsonObject { ["errorType"] = type, ["errorMessage"] = message }.ToJsonString());
    }

    private static async Task<string> BodyAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }
}
