using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.InProcess.Tests;

/// <summary>Copies to the vault in a run in this process.</summary>
public sealed class CopyRunTests
{
    private static readonly TableScope s_scope = new(AccountId.Parse(Items.One), Region.Parse("eu-west-1"));

    private readonly FakeTimeProvider _time = new(Items.Run.Time);
    private readonly FakeMetrics _metrics = new();
    private readonly FakeWire _wire;
    private readonly FakeAccounts _accounts;
    private readonly FakeExportStores _exports;
    private readonly FakeVault _vault;
    private readonly InProcessRun _run;

    public CopyRunTests()
    {
        _wire = new FakeWire(_time);
        _accounts = new FakeAccounts(_wire, _time);
        (_exports, _vault) = (new FakeExportStores(_wire, _time), new FakeVault(_wire, _time));
        var organization = new FakeOrganization(_wire);
        organization.Add(Items.One);
        var variables = new Dictionary<string, string>
        {
            ["AWS_REGION"] = "eu-west-1",
            ["REGIONS"] = "eu-west-1",
            ["VAULT_BUCKET"] = "copies",
            ["VAULT_ACCOUNT"] = Items.Other,
        };
        Assert.True(InProcessSettings.TryRead(variables, out var settings, out _));
        _run = new InProcessRun(settings, new InProcessPorts(organization, _accounts, new FakeTags(_wire), _metrics, new FakeJitter(), _time, new FakeLog())
        {
            Copies = new CopyPorts(_exports, _vault),
        });
    }

    [Fact]
    public void A_fired_run_copies_and_confirms_every_table()
    {
        for (var i = 1; i <= 5; i++)
        {
            _accounts[s_scope].AddTables($"table-{i}");
            _exports[s_scope].AddTable($"table-{i}", $"id-{i}", Items.Run.Time.AddDays(-1));
        }

        Drain(_run.FireAsync(Items.Run));
        Assert.Equal((5, 5, 5), (_metrics[Metric.Verified], _metrics[Metric.CopiesBegun], _metrics[Metric.CopiesConfirmed]));
        Assert.Equal(5, CatalogueListing.Of(_vault.Keys).In(CopyState.Confirmed).Count);
        Assert.Empty(_run.Queues.Letters);
    }

    [Fact]
    public void Copies_and_what_confirms_them_go_to_the_table_queue()
    {
        _exports[s_scope].AddTable("Orders", "id-1", Items.Run.Time.AddDays(-1));
        var confirm = new ConfirmCopies { Version = 1, Run = Items.Run, Account = s_scope.Account, Region = s_scope.Region, Hops = 0 };
        Drain(_run.EnqueueAsync([CopyTable.Of(confirm, TableName.Parse("Orders")), confirm]));
        Assert.Equal((1, 1), (_metrics[Metric.CopiesBegun], _metrics[Metric.CopiesConfirmed]));
    }

    private void Drain(Task begun) => _time.Run(async () =>
    {
        await begun;
        await _run.DrainAsync(null, CancellationToken.None);
        return true;
    });
}
