using BackupScheduler.Core.Work;
using BackupScheduler.Simulation.Aws;

namespace BackupScheduler.Simulation.Tests;

/// <summary>What does not fit the queue's longest delay goes on behind bookmarks, and ends whole.</summary>
public sealed class ScaleTests
{
    [Fact]
    public void An_account_of_10000_tables_ends_whole_though_neither_creates_nor_deletions_fit_the_delay()
    {
        var scenario = new Scenario
        {
            Tables = 10_000,
            Keep = 2,
            Variables = new Dictionary<string, string> { ["CREATE_RATE"] = "10" },
        };
        using var simulation = new OrganizationSimulation(scenario);
        var report = simulation.Run();

        Assert.Equal((10_000, 0, 0), (report.BackedUpOnce, report.NotBackedUp, report.Duplicates));
        Assert.Equal((20_000, 0), (report.Backups, report.OffRetention));
        Assert.Equal(10_000, report.Calls[Operation.CreateBackup].Calls);
        Assert.Equal(10_000, report.Calls[Operation.DeleteBackup].Calls);
        // 9,010 tables fit 900 s at 10 a second, 8,100 deletions at 9: one bookmark each, at least.
        Assert.True(report.Sent[nameof(BackUpAccount)] >= 2, $"{report.Sent[nameof(BackUpAccount)]}");
        Assert.True(report.Sent[nameof(ReviewAccount)] >= 2, $"{report.Sent[nameof(ReviewAccount)]}");
        Assert.InRange(report.MostHops, 2, 10);
        Assert.True(report.LastCreate > TimeSpan.FromSeconds(990), $"{report.LastCreate}");
        Assert.Empty(report.Letters);
    }
}
