namespace BackupScheduler.LocalAws.Lambda;

/// <summary>What an invocation came to: the function's answer, or the error that Lambda would report.</summary>
public sealed record InvocationResult(string Payload, InvocationError? Error = null)
{
    public bool IsError => Error is not null;

    public static InvocationResult Failed(string type, string message) => new("", new InvocationError(type, message));
}

/// <summary>As in Lambda's own error answers: `Sandbox.Timedout`, `Runtime.ExitError`, or what the function reported.</summary>
public sealed record InvocationError(string Type, string Message);
