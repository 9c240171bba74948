namespace BackupScheduler.LocalAws.Tests.Children;

/// <summary>What the test assembly does when a test starts it as a child process.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        ["hold-emulator"] => EmulatorHolder.RunAsync(),
        ["function"] => TinyFunction.RunAsync(),
        _ => throw new ArgumentException($"no such child: {string.Join(' ', args)}"),
    };
}
