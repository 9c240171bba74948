using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tests.Exports;
using BackupScheduler.Core.Tests.Replay;

namespace BackupScheduler.Core.Tests.Restores;

/// <summary>A plan carried out, against a table in memory.</summary>
public sealed class RestoreRunTests
{
    private readonly TargetInMemory _target = new();

    [Fact]
    public async Task Loaded_replayed_tagged_counted_and_untagged_in_this_order()
    {
        var (plan, vault) = Plans.OfVault();
        var run = await RunAsync(plan, vault);

        Assert.Equal(
            ["CreateAsync", "Write", "SetAsync stage full", "Write", "SetAsync stage window-1", "CountAsync", "UntagAsync"],
            _target.Calls.Where(call => call is not nameof(TargetInMemory.FindAsync)));
        Assert.Equal((4L, 1L, 0L, true, true), (run.Journal.Puts, run.Journal.Deletes, run.Journal.LeftOut, run.Journal.IsComplete, run.Journal.Verification!.Passed));
        Assert.Equal(2, _target.Items.Count);
        Assert.Empty(_target.Table!.Tags);
    }

    [Fact]
    public async Task A_copy_that_is_damaged_is_found_before_anything_is_made()
    {
        var (plan, vault) = Plans.OfVault();
        vault.Objects[plan.Windows[0].Files[0].Key][10] ^= 1;
        await Assert.ThrowsAsync<DamagedExportException>(() => RunAsync(plan, vault));
        Assert.Empty(_target.Calls);
    }

    [Theory]
    [InlineData("window", true)]
    [InlineData("missing", true)]
    [InlineData("more", false)]
    public async Task What_ImportTable_would_read_is_held_against_the_manifest(string what, bool isTag)
    {
        var (plan, vault) = Plans.OfVault(RestoreWay.Import);
        var file = plan.Full.Files[0];
        plan = plan with { Full = plan.Full with { Files = [file with { ETag = isTag && what == "window" ? "another" : "tag" }] } };
        if (what == "missing") vault.Objects.Remove(file.Key);
        if (what == "more") vault.Objects[$"{plan.ImportPrefix}more.json.gz"] = [];
        var damage = await Assert.ThrowsAsync<DamagedExportException>(() => RunAsync(plan, vault));

        Assert.Equal(what == "more" ? $"{plan.ImportPrefix}more.json.gz" : file.Key, damage.Key);
        Assert.Empty(_target.Calls);
    }

    [Fact]
    public async Task Passing_failures_are_waited_out()
    {
        var (plan, vault) = Plans.OfVault();
        var failed = new HashSet<string>();
        _target.Before = call =>
        {
            if (failed.Add(call)) throw TargetInMemory.Passing();
        };
        var run = await RunAsync(plan, vault);

        Assert.True(run.Journal.IsComplete);
        Assert.Equal(2, _target.Items.Count);
    }

    [Theory]
    [InlineData("CreateAsync")]
    [InlineData("Write")]
    [InlineData("SetAsync stage full")]
    [InlineData("SetAsync stage window-1")]
    [InlineData("CountAsync")]
    [InlineData("UntagAsync")]
    public async Task Ended_anywhere_it_goes_on_to_the_same(string where)
    {
        var (plan, vault) = Plans.OfVault();
        var broken = false;
        _target.Before = call =>
        {
            if (call != where || broken) return;
            broken = true;
            throw TargetInMemory.Denied();
        };
        await Assert.ThrowsAsync<ServiceFailureException>(() => RunAsync(plan, vault));
        var again = await RunAsync(plan, vault, resume: true);

        Assert.True(again.Journal.IsComplete);
        Assert.Equal(2, _target.Items.Count);
        Assert.Equal(where == "CreateAsync" ? 2 : 1, _target.Calls.Count(call => call == "CreateAsync"));
        Assert.Empty(_target.Table!.Tags);
    }

    [Fact]
    public async Task Of_an_item_that_was_written_later_the_window_knows_nothing_and_that_is_counted_also_when_resumed()
    {
        var (plan, vault) = Plans.OfVault(asOf: 0.55);
        _target.Before = call =>
        {
            if (call == "UntagAsync") throw TargetInMemory.Denied();
        };
        await Assert.ThrowsAsync<ServiceFailureException>(() => RunAsync(plan, vault));
        _target.Before = _ => { };
        var again = await RunAsync(plan, vault, resume: true);

        Assert.Equal(2, again.Journal.LeftOut);
        Assert.Equal(0, again.Journal.Puts);
        Assert.True(again.Journal.Verification!.Passed);
    }

    [Fact]
    public async Task An_import_that_lost_something_is_no_restore()
    {
        var (plan, vault) = Plans.OfVault(RestoreWay.Import);
        plan = plan with { Full = plan.Full with { Files = [plan.Full.Files[0] with { ETag = "tag" }] } };
        _target.Imported = 1;
        var failure = await Assert.ThrowsAsync<RestoreException>(() => RunAsync(plan, vault));
        Assert.Equal("ImportTable imported 1 of 2 items, with 0 errors: ProductCatalog-restored is not whole", failure.Message);
    }

    [Fact]
    public async Task Settings_are_set_and_one_that_fails_leaves_the_tags_for_resuming()
    {
        var wanted = Plans.Shape with { TimeToLive = "expires", IsDeletionProtected = true };
        var (plan, vault) = Plans.OfVault(settings: new SettingsPlan(wanted, SettingsOrigin.Catalogue));
        _target.Before = call =>
        {
            if (call.StartsWith("SetAsync time to live", StringComparison.Ordinal)) throw TargetInMemory.Denied();
        };
        var run = await RunAsync(plan, vault);

        Assert.False(run.Journal.IsComplete);
        Assert.Equal(["time to live by expires could not be set: AccessDeniedException: no"], run.Journal.Failures);
        Assert.Equal(["deletion protection"], run.Journal.SettingsDone.Select(setting => setting.ToString()));
        Assert.Equal("window-1", _target.Table!.Tags[RestoreTags.Stage]);
    }

    [Fact]
    public async Task A_restore_whose_answer_was_lost_is_ours_and_somebody_elses_table_is_not()
    {
        var plan = Plans.OfBackup();
        _target.Table = new TargetTable("ACTIVE", Plans.Shape.Keys, new Dictionary<string, string>()) { RestoredFrom = "arn:backup" };
        Assert.True((await RunAsync(plan, new VaultInMemory(), begin: true)).Journal.IsComplete);
        _target.Table = _target.Table with { RestoredFrom = "arn:another" };
        var failure = await Assert.ThrowsAsync<RestoreException>(() => RunAsync(plan, new VaultInMemory(), begin: true));
        Assert.Contains("was made by somebody else meanwhile", failure.Message, StringComparison.Ordinal);
    }

    private async Task<RestoreRun> RunAsync(RestorePlan plan, VaultInMemory vault, bool resume = false, bool begin = false)
    {
        var time = new NoWaiting();
        var run = new RestoreRun(plan, new RestorePorts(_target, vault, time, time) { BatchesInFlight = 1 });
        var start = resume ? await run.DecideAsync(resume, CancellationToken.None) : new ResumeDecision.Begin();
        Assert.False(begin && resume);
        Assert.IsNotType<ResumeDecision.Refuse>(start);
        await run.RunAsync(start, CancellationToken.None);
        return run;
    }
}
