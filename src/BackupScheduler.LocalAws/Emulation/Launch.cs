using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.LocalAws.Emulation;

/// <summary>How to start one server: <paramref name="Command"/> takes the loopback port it shall listen on.</summary>
internal sealed record Launch(string Origin, string Version, Func<int, CommandLine> Command)
{
    /// <summary>Variables that would make moto another moto: one account for all, enforced IAM, a port of its own.</summary>
    private static readonly Dictionary<string, string?> Neutral = new()
    {
        ["MOTO_ACCOUNT_ID"] = null,
        ["MOTO_PORT"] = null,
        ["INITIAL_NO_AUTH_ACTION_COUNT"] = null,
        ["PYTHONUNBUFFERED"] = "1",
    };

    public static Launch OfServer(string origin, string version, string server) =>
        new(origin, version, port => new CommandLine(server, ["-H", "127.0.0.1", "-p", $"{port}"]) { Environment = Neutral });
}
