using System.Text.Json;
using BackupScheduler.Cli.InProcess;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Run;
using BackupScheduler.Cli.Run.InProcess;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Tests.Run;

/// <summary>Pruning that was not done, in both forms of the report.</summary>
public sealed class InProcessReportTests
{
    private static readonly RunId Run = RunId.At(new DateTimeOffset(2026, 11, 22, 1, 0, 0, TimeSpan.Zero));
    private static readonly TableScope Scope = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));

    [Fact]
    public void Deletions_that_were_not_made_are_told_to_people_and_programs()
    {
        var environment = new Dictionary<string, string> { ["AWS_REGION"] = "eu-west-1", ["REGIONS"] = "eu-west-1", ["BACKUP_RETENTION"] = "7" };
        var setup = RunSetup.Read(new RunOptions(RunMode.InProcess, Prune: true), environment);
        var firing = new Firing(Run, AdHoc: true, Prune: true, Tables: null);
        var plan = new RunPlan(firing, firing.Items([Scope.Account], [Scope.Region]), [], []);
        var result = new InProcessResult([Of(plan)], [], ["not all"], IsInterrupted: false);
        var (text, json) = (new StringWriter(), new StringWriter());
        InProcessReport.Write(new Terminal(text, TextWriter.Null), setup, plan, result);
        InProcessJson.Write(json, setup, plan, result);

        Assert.Contains($"not pruned: {Scope}: stale deletions: 2, put off: 1\n", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("retention: {\"keepLast\":7}, name prefix: backup-scheduler\n", text.ToString(), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json.ToString());
        var scope = document.RootElement.GetProperty("scopes")[0];
        Assert.Equal(
            (5, 2, 1), (scope.GetProperty("braked").GetInt32(), scope.GetProperty("stale").GetInt32(), scope.GetProperty("pruningPutOff").GetInt32()));
        Assert.Equal(7, document.RootElement.GetProperty("policy").GetProperty("keepLast").GetInt32());
    }

    [Theory]
    [InlineData("7", "retention: {\"keepLast\":7}, name prefix: backup-scheduler")]
    [InlineData(null, "retention: {\"keepLast\":30}, the default, since BACKUP_RETENTION is not set here; name prefix: backup-scheduler")]
    public void A_dry_run_says_by_which_retention_it_tells(string? retention, string line)
    {
        var environment = new Dictionary<string, string> { ["AWS_REGION"] = "eu-west-1", ["REGIONS"] = "eu-west-1", ["BACKUP_RETENTION"] = retention ?? "" };
        Assert.Equal(line, RunSetup.Read(new RunOptions(RunMode.DryRun, Prune: true), environment).PolicyLine);
    }

    private static InProcessScope Of(RunPlan plan)
    {
        var metrics = new CountingMetrics();
        metrics.Count(Metric.Braked, 5, Scope);
        metrics.Count(Metric.Stale, 2, Scope);
        metrics.Count(Metric.PruningPutOff, 1, Scope);
        return InProcessScope.Of(plan.Items[0], new ScopeRecord(Scope, Run, TableSelection.Everything, BackupNaming.Default), metrics, []);
    }
}
