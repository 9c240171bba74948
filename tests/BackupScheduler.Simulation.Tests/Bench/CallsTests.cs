using BackupScheduler.Bench;
using BackupScheduler.Bench.Calls;
using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.Simulation.Tests.Bench;

/// <summary>What is made of logged calls, and when they are worth nothing.</summary>
public sealed class CallsTests
{
    private static readonly CallCounts s_first = CallCounts.Of([Call("iam", "GetPolicy", 404, "NoSuchEntity"), Call("iam", "CreatePolicy"), Call("iam", "AttachUserPolicy")]);
    private static readonly CallCounts s_second = CallCounts.Of([Call("iam", "GetPolicy"), Call("organizations", "DescribeAccount")]);

    [Theory]
    [InlineData(400, "ThrottlingException")]
    [InlineData(403, "AccessDenied")]
    [InlineData(500, "")]
    [InlineData(0, "")]
    public void A_call_that_failed_spoils_the_count(int status, string code) =>
        Assert.Contains("dynamodb:CreateBackup", Assert.Throws<MeasurementException>(() => CallCounts.Of([Call("dynamodb", "ListTables"), Call("dynamodb", "CreateBackup", status, code)])).Message, StringComparison.Ordinal);

    [Fact]
    public void Reads_and_writes_of_a_sweep_are_told_apart_and_the_organization_s_calls_are_reads()
    {
        Assert.Equal((1, 2), (SweepCalls.Reads(s_first), SweepCalls.Writes(s_first)));
        Assert.Equal((2, 0), (SweepCalls.Reads(s_second), SweepCalls.Writes(s_second)));
    }

    [Fact]
    public void Counts_are_named_by_case_and_operation_and_writes_that_are_none_are_named_too()
    {
        var counts = Report([(new CallCase(1, 200, 5), Run(tables: 200, listings: 13))]).ToResult().Counts;
        Assert.Equal(200, counts["1-accounts-200-tables-keep-5/CreateBackup"]);
        Assert.Equal(13, counts["1-accounts-200-tables-keep-5/ListBackups"]);
        Assert.Equal(0, counts["2-principals-second-sweep/writes"]);
    }

    [Fact]
    public void The_number_to_reach_is_held_by_the_worst_account_of_two_hundred_tables_or_more()
    {
        var goals = Report(
            [
                (new CallCase(1, 200, 5), Run(tables: 200, listings: 10)),
                (new CallCase(1, 200, 30), Run(tables: 200, listings: 100)),
                (new CallCase(10, 200, 5), Run(tables: 200, listings: 500)),
            ]).ToResult().Goals;
        Assert.Equal((2.5, false), (goals[0].Figure, goals[0].IsReached));
    }

    private static CallsReport Report(IReadOnlyList<(CallCase, CallCounts)> runs) => new(runs, new SweepCalls(2, s_first, s_second));

    private static CallCounts Run(int tables, int listings) => CallCounts.Of(
    [
        .. Enumerable.Repeat(Call("dynamodb", "CreateBackup"), tables), .. Enumerable.Repeat(Call("dynamodb", "DeleteBackup"), tables),
        .. Enumerable.Repeat(Call("dynamodb", "ListBackups"), listings), Call("sts", "AssumeRole"),
    ]);

    private static LoggedCall Call(string service, string operation, int status = 200, string code = "") =>
        new(1, DateTimeOffset.UnixEpoch, service, operation, "123456789012", "us-east-1", status, code, TimeSpan.Zero);
}
