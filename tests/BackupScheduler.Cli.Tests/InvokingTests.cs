using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.Tests;

/// <summary>Whatever a command throws is one line and an exit code.</summary>
public sealed class InvokingTests
{
    public static TheoryData<Exception, int, string> Thrown() => new()
    {
        { new BadUsageException("--tables: given 'a/b', accepted: a pattern"), 2, "--tables: given 'a/b', accepted: a pattern\n" },
        { new BadUsageException(["REGIONS: not set", "AWS_REGION: not set"]), 2, "REGIONS: not set\nAWS_REGION: not set\n" },
        { new ServiceFailureException(FailureKind.AccessDenied, "AccessDenied", "you may not"), 1, "AccessDenied: you may not\n" },
        { new TimeoutException("not empty after 300 s"), 1, "not empty after 300 s\n" },
        { new OperationCanceledException(), 130, "interrupted\n" },
        { new InvalidOperationException("first\r\nsecond"), 1, "unexpected InvalidOperationException: first second\n" },
    };

    [Theory]
    [MemberData(nameof(Thrown))]
    public void It_is_one_line_and_an_exit_code(Exception thrown, int exitCode, string written)
    {
        var error = new StringWriter();

        Assert.Equal(exitCode, Invoking.Explain(thrown, error));
        Assert.Equal(written, error.ToString());
    }
}
