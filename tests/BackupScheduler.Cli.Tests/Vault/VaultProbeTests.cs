using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Cli.Trials;
using BackupScheduler.Cli.Vault.Probe;
using BackupScheduler.Core.Accounts;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests.Vault;

/// <summary><c>vault probe</c> against the emulator.</summary>
[Collection(VaultTests.Name)]
public sealed class VaultProbeTests(VaultHouse house) : VaultDriver(house)
{
    private static readonly AwsPlace s_team = VaultHouse.Home with { Account = "111122223333", Region = "eu-west-1" };

    private static readonly VaultProbeOptions s_options =
        new(AccountId.Parse(s_team.Account), Region.Parse(s_team.Region)) { SetupRole = "OrganizationAccountAccessRole", Yes = true };

    // The emulator gives no lock to what is uploaded in parts, as exports are, and does not know GetObjectRetention: this is S3's answer.
    private void TellLocks(bool isLocked) => House.World.Proxy.Canned.Respond(
        new CallMatch(Operation: "GetObjectRetention"),
        _ => isLocked
            ? ProxyAnswer.Of(200, "application/xml", "<Retention><Mode>COMPLIANCE</Mode><RetainUntilDate>2027-01-01T00:00:00Z</RetainUntilDate></Retention>")
            : ProxyAnswer.Of(404, "application/xml", "<Error><Code>NoSuchObjectLockConfiguration</Code><Message>none</Message></Error>"));

    [Fact]
    public async Task Exports_work_and_their_lock_is_read_back()
    {
        TellLocks(isLocked: true);
        var outcome = await ProbeAsync(s_options);

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Contains("carries its default lock: COMPLIANCE, until ", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("exports work from 111122223333/eu-west-1 into the-vault\n", outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith("In account 111122223333, Region eu-west-1, this makes the table backup-scheduler-probe-", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(await House.World.Reader.TablesAsync(s_team));
        var exporter = Assert.Single(House.World.Proxy.Ledger.Calls, call => call.Action == "dynamodb:ExportTableToPointInTime").Caller;
        Assert.EndsWith("role/backup-scheduler/BackupWorker", exporter, StringComparison.Ordinal);
        var keys = await House.World.Reader.Vault(VaultHouse.Vault, VaultHouse.Bucket).KeysAsync();
        Assert.All(keys, key => Assert.StartsWith("111122223333/eu-west-1/backup-scheduler-probe-", key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_export_that_fails_is_told_with_the_way_out_and_the_table_is_dropped()
    {
        House.FailWith = _ => ("S3AccessDenied", "Object Lock parameters");
        var outcome = await ProbeAsync(s_options with { Json = true });

        Assert.Equal(1, outcome.ExitCode);
        var told = Json(outcome);
        Assert.False(told.GetProperty("succeeded").GetBoolean());
        Assert.Contains("staging bucket", told.GetProperty("fallback").GetString(), StringComparison.Ordinal);
        var failed = Assert.Single(told.GetProperty("steps").EnumerateArray(), step => step.GetProperty("result").GetString() == "failed");
        Assert.Equal("FAILED: S3AccessDenied: Object Lock parameters", failed.GetProperty("detail").GetString());
        Assert.Empty(told.GetProperty("leftOver").EnumerateArray());
        Assert.Empty(await House.World.Reader.TablesAsync(s_team));
    }

    [Fact]
    public async Task Without_a_default_retention_it_says_that_nothing_is_locked()
    {
        await House.ResetAsync(lockDays: 0);
        TellLocks(isLocked: false);
        var outcome = await ProbeAsync(s_options);

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Contains("carry no lock: the bucket has no default retention", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_without_the_lock_that_the_bucket_should_give_it_fails_the_probe()
    {
        TellLocks(isLocked: false);
        var outcome = await ProbeAsync(s_options);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("FAIL read the locks: the bucket locks new objects for 35 days, and 2 of the export's carry no lock", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(await House.World.Reader.TablesAsync(s_team));
    }

    [Fact]
    public async Task A_dry_run_makes_nothing()
    {
        House.World.Proxy.Log.Clear();
        var outcome = await ProbeAsync(s_options with { DryRun = true });

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Contains("exports it once, through backup-scheduler/BackupWorker, to s3://the-vault/111122223333/eu-west-1/", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(0, House.World.Proxy.Log.Count("CreateTable"));
    }

    [Fact]
    public async Task Not_confirmed_nothing_is_made()
    {
        TellLocks(isLocked: true);
        Assert.Equal(2, (await ProbeAsync(s_options with { Yes = false })).ExitCode);
        Assert.Equal(2, (await ProbeAsync(s_options with { Yes = false }, new StringReader("yes\n"))).ExitCode);
        Assert.Equal(0, House.World.Proxy.Log.Count("CreateTable"));
        Assert.Equal(0, (await ProbeAsync(s_options with { Yes = false }, new StringReader("probe\n"))).ExitCode);
    }

    [Fact]
    public async Task Another_account_than_ones_own_asks_for_a_role_to_make_the_table_with()
    {
        var outcome = await ProbeAsync(s_options with { SetupRole = null });

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("--account: given '111122223333', accepted: the credentials' own account, ", outcome.Error, StringComparison.Ordinal);
    }

    private Task<RunOutcome> ProbeAsync(VaultProbeOptions options, TextReader? answers = null) => RunAsync(
        async terminal =>
        {
            var world = await ProbeWorld.OfAsync(options, Setup(), CancellationToken.None);
            var pace = new Pace { Look = TimeSpan.FromMilliseconds(20), SlowLook = TimeSpan.FromMilliseconds(50), Removal = TimeSpan.FromSeconds(5), Usual = TimeSpan.FromSeconds(30) };
            return await VaultProbing.RunAsync(options, Setup(), world with { Trial = world.Trial with { Pace = pace } }, terminal, CancellationToken.None);
        },
        answers);
}
