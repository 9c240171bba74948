using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.Tests.Work;

/// <summary>Who takes turns with whom in a fair queue.</summary>
public sealed class OutgoingItemTests
{
    private static readonly RunId s_run = RunId.Parse("20261122T010000Z");

    [Fact]
    public void An_account_takes_turns_with_other_accounts() =>
        Assert.Equal(["111122223333", "444455556666"], [BackUp("111122223333").FairnessGroup, BackUp("444455556666").FairnessGroup]);

    [Fact]
    public void The_sweeps_of_one_run_take_turns_together() =>
        Assert.Equal(["sweeps-20261122T010000Z"], new[] { Sweep("111122223333", s_run), Sweep("444455556666", s_run) }.Select(item => item.FairnessGroup).Distinct());

    [Fact]
    public void A_sweep_that_an_event_has_caused_does_not_wait_behind_those_of_the_schedule() => Assert.NotEqual(
        Sweep("111122223333", s_run).FairnessGroup, Sweep("111122223333", RunId.At(s_run.Time.AddSeconds(7))).FairnessGroup);

    private static OutgoingItem Sweep(string account, RunId run) =>
        new(new ProtectAccount { Version = 1, Run = run, Account = AccountId.Parse(account) }, TimeSpan.Zero);

    private static OutgoingItem BackUp(string account) => new(
        new BackUpTable
        {
            Version = 1,
            Run = s_run,
            Account = AccountId.Parse(account),
            Region = Region.Parse("eu-west-1"),
            Table = TableName.Parse("Orders"),
            Check = false,
        },
        TimeSpan.Zero);
}
