using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.Tests;

/// <summary>Whatever a command throws is one line and an exit code.</summary>
public sealed class InvokingTests
{
    public static TheoryData<Exception, bool, int, string> Thrown() => new()
    {
        { new BadUsageException("--tables: given 'a/b', accepted: a pattern"), false, 2, "--tables: given 'a/b', accepted: a pattern\n" },
        { new BadUsageException(["REGIONS: not set", "AWS_REGION: not set"]), false, 2, "REGIONS: not set\nAWS_REGION: not set\n" },
        { new ServiceFailureException(FailureKind.AccessDenied, "AccessDenied", "you may not"), false, 1, "AccessDenied: you may not\n" },
        { new TimeoutException("not empty after 300 s"), false, 1, "not empty after 300 s\n" },
        { new OperationCanceledException(), true, 130, "interrupted\n" },
        { new TaskCanceledException("no answer in time"), false, 1, "unexpected TaskCanceledException: no answer in time\n" },
        { new ServiceFailureException(FailureKind.AccessDenied, "AccessDenied", "you may not"), true, 1, "AccessDenied: you may not\n" },
        { new InvalidOperationException("first\r\nsecond"), false, 1, "unexpected InvalidOperationException: first second\n" },
    };

    [Theory]
    [MemberData(nameof(Thrown))]
    public void It_is_one_line_and_an_exit_code(Exception thrown, bool isInterrupted, int exitCode, string written)
    {
        var error = new StringWriter();

        Assert.Equal(exitCode, Invoking.Explain(thrown, error, isInterrupted));
        Assert.Equal(written, error.ToString());
    }
}
