using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.LocalAws.Lambda;

/// <summary>A function as it would be deployed.</summary>
public sealed record FunctionOptions(string Name, CommandLine Program)
{
    public string Handler { get; init; } = "";

    public string Account { get; init; } = "123456789012";

    public string Region { get; init; } = "us-east-1";

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Processes, each of which works on one event at a time.</summary>
    public int Concurrency { get; init; } = 1;

    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public Action<string>? OnLine { get; init; }

    public string Arn => $"arn:aws:lambda:{Region}:{Account}:function:{Name}";

    /// <summary>A native executable, or a .dll that `dotnet` runs.</summary>
    public static CommandLine ProgramOf(string file) => Path.GetExtension(file) == ".dll"
        ? new CommandLine("dotnet", [file])
        : new CommandLine(file, []);

    /// <summary>What Lambda sets, so that nothing of the user's own AWS configuration reaches the function.</summary>
    internal CommandLine CommandFor(string runtimeApi)
    {
        var environment = new Dictionary<string, string?>
        {
            ["AWS_PROFILE"] = null,
            ["AWS_ACCESS_KEY_ID"] = "AKIDLOCALAWS",
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            ["AWS_SESSION_TOKEN"] = null,
            ["AWS_REGION"] = Region,
            ["AWS_DEFAULT_REGION"] = Region,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["NO_PROXY"] = "127.0.0.1,localhost",
            ["TZ"] = ":UTC",
        };
        foreach (var (name, value) in Program.Environment.Concat(Environment))
        {
            environment[name] = value;
        }

        environment["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        environment["AWS_LAMBDA_FUNCTION_NAME"] = Name;
        environment["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST";
        environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512";
        environment["_HANDLER"] = Handler;
        return Program with { Environment = environment };
    }
}
