namespace BackupScheduler.Bench.Functions;

/// <summary>The environment of whatever program is measured against a stub of AWS on this machine: .NET's and Python's alike.</summary>
internal static class StubEnvironment
{
    /// <summary>Where the stub is, credentials that it takes for good, and no way around it.</summary>
    /// <param name="stub">The stub's address.</param>
    public static Dictionary<string, string?> Of(string stub) => new()
    {
        ["AWS_ENDPOINT_URL"] = stub,
        ["AWS_REGION"] = "us-east-1",
        ["AWS_DEFAULT_REGION"] = "us-east-1",
        ["AWS_ACCESS_KEY_ID"] = "AKIDLOCALAWS",
        ["AWS_SECRET_ACCESS_KEY"] = "local",
        ["AWS_SESSION_TOKEN"] = "local",
        ["AWS_PROFILE"] = null,
        ["NO_PROXY"] = "127.0.0.1,localhost",
    };
}
